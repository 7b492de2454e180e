import { type Database, read } from '../../../db/client.ts';
import type { Actor, MaybeActor } from '../../platform/actor/index.ts';
import { type Attachment, attach, attachmentsOf, detach, readableBy, readLater } from '../../platform/files/index.ts';
import { emit } from '../../platform/signals/index.ts';
import { practiceFor } from './find.ts';
import { mayEdit, mayRead } from './policy.ts';
import { mayReadPractice } from './practice.ts';

readableBy('practice', mayReadPractice);

const whyClosed = 'Файлы добавляют и убирают авторы, пока практика в черновике или на доработке.';
const subject = (id: string) => ({ kind: 'practice' as const, id });

/** The files of a practice, for people who may read it. */
export async function practiceAttachments(actor: MaybeActor, id: string): Promise<Attachment[]> {
  await practiceFor(read, actor, id, mayRead);
  return attachmentsOf(subject(id));
}

/** Adds a file; `readForm` is called only after the policy check. */
export async function attachToPractice(
  actor: Actor,
  id: string,
  readForm: () => Promise<FormData | null>,
): Promise<Attachment> {
  const allowed = (database: Database) => practiceFor(database, actor, id, mayEdit, whyClosed);
  await allowed(read);
  const form = await readForm();
  const attached = await attach(actor, subject(id), form?.get('file'), allowed, readLater);
  emit({ kind: 'practice.changed', practiceId: id });
  return attached;
}

export async function detachFromPractice(actor: Actor, id: string, fileId: string): Promise<void> {
  await detach(actor, subject(id), fileId, (database) => practiceFor(database, actor, id, mayEdit, whyClosed));
  emit({ kind: 'practice.changed', practiceId: id });
}
