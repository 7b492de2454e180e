import type { MaybeActor } from '../actor/index.ts';

/** What a file may be attached to. */
export type SubjectKind = 'practice' | 'publication' | 'pair' | 'document' | 'post' | 'material' | 'draft';
type Reader = (actor: MaybeActor, subjectId: string) => Promise<boolean>;

const readers = new Map<SubjectKind, Reader>();

/** A capability registers who may read the files of its things; `files` knows none of them. */
export function readableBy(kind: SubjectKind, reader: Reader): void {
  readers.set(kind, reader);
}

/** Whether this actor may read the files of this thing. A kind that no room registered is closed. */
export const mayReadFilesOf = async (actor: MaybeActor, kind: SubjectKind, subjectId: string): Promise<boolean> =>
  (await readers.get(kind)?.(actor, subjectId)) ?? false;
