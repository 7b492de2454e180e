import { z } from 'zod';

/** Shapes of a route's answers by status. */
export type Answers = Record<number, z.ZodType>;

export interface Answer<Status extends number = number, Body = unknown> {
  status: Status;
  body: Body;
}

/** JSON that was written before: what is asked for often is not written anew each time. */
export class WrittenJson {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

/** What a route with these answers may give: a declared status with a body that fits its shape, or one that is written already. */
export type Declared<Shapes extends Answers> = {
  [Status in keyof Shapes & number]: Answer<Status, z.input<Shapes[Status]> | WrittenJson | Response>;
}[keyof Shapes & number];

export const ok = <Body>(body: Body): Answer<200, Body> => ({ status: 200, body });
export const created = <Body>(body: Body): Answer<201, Body> => ({ status: 201, body });
export const accepted = <Body>(body: Body): Answer<202, Body> => ({ status: 202, body });
export const noContent = (): Answer<204, null> => ({ status: 204, body: null });

/** The shape of a list's page: `next` is the cursor of the next one. */
export const listOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() });
