import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { created, moment, ok, route } from '../../../api/platform/http/index.ts';

const shape = z.object({ id: z.string(), at: moment });
const declared = { method: 'GET', summary: 'Пример', access: ['guest'] } as const;
const common = { ...declared, access: ['guest'], path: '/things/:id/parts/:part' as const };

/** The compiler reads these when the types of the tests are checked: each `@ts-expect-error` holds a mistake that it must find. */
const examples = [
  route({ ...common, answers: { 200: shape }, handle: ({ params }) => ok({ id: params.part, at: new Date(0) }) }),
  route({
    ...common,
    answers: { 200: shape },
    handle: ({ params }) => ok({ id: params.id, at: '2026-12-01T10:00:00Z' }),
  }),
  // @ts-expect-error the path names no `thing`
  route({ ...common, answers: { 200: shape }, handle: ({ params }) => ok({ id: params.thing, at: new Date(0) }) }),
  // @ts-expect-error 201 is not declared
  route({ ...common, answers: { 200: shape }, handle: ({ params }) => created({ id: params.id, at: new Date(0) }) }),
  // @ts-expect-error a member is missing
  route({ ...common, answers: { 200: shape }, handle: ({ params }) => ok({ id: params.id }) }),
  // @ts-expect-error a member is of another type
  route({ ...common, answers: { 200: shape }, handle: ({ params }) => ok({ id: params.id, at: 0 }) }),
];

describe('a moment', () => {
  it('is a date or its text in code, text in JSON, and a date-time in the description', () => {
    const text = '2026-12-01T10:00:00.000Z';
    expect(moment.parse(new Date(text))).toBe(text);
    expect(moment.parse(text)).toBe(text);
    expect(moment.safeParse('tomorrow').success).toBe(false);
    expect(z.toJSONSchema(moment, { io: 'output' })).toMatchObject({ type: 'string', format: 'date-time' });
  });
});

it('is compiled for what it may and may not say', () => {
  expect(examples).toHaveLength(6);
});
