import { asc, count, eq } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { meetingTemplates } from '../../../db/schema/meetings.ts';
import { type Actor, type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { badInput, forbidden, notFound, parse } from '../../platform/problem/index.ts';
import { readAssociation } from '../associations/index.ts';
import { mayAdmit } from '../associations/policy.ts';
import { templateInput } from './input.ts';

const most = 20;

/** Offered while an association has none of its own. */
export const ordinaryTemplate = {
  id: 'ordinary',
  title: 'Обычное заседание',
  questions:
    'Что сделано по прошлым решениям\nТема заседания: сообщение и обсуждение\nПробуем на уроке: договариваемся, кто что проверит\nРазное',
};

async function leading(actor: MaybeActor, key: string): Promise<{ person: Actor; id: string }> {
  const person = signedIn(actor);
  const association = await readAssociation(person, key);
  if (!mayAdmit(person, association))
    throw forbidden('Шаблоны повестки ведут руководитель объединения, его заместители и методист.');
  return { person, id: association.id };
}

/** Agenda templates, by title. @throws Problem 401, 404, 403 */
export async function listTemplates(actor: MaybeActor, key: string) {
  const { id } = await leading(actor, key);
  const items = await read
    .select({ id: meetingTemplates.id, title: meetingTemplates.title, questions: meetingTemplates.questions })
    .from(meetingTemplates)
    .where(eq(meetingTemplates.associationId, id))
    .orderBy(asc(meetingTemplates.title))
    .limit(most);
  return { items, next: null };
}

/** @throws Problem 401, 404, 403, 400 */
export async function addTemplate(actor: MaybeActor, key: string, input: unknown): Promise<{ id: string }> {
  const { id } = await leading(actor, key);
  const template = parse(templateInput, input);
  return write(async (database) => {
    const [known] = await database
      .select({ count: count() })
      .from(meetingTemplates)
      .where(eq(meetingTemplates.associationId, id));
    if ((known?.count ?? 0) >= most)
      throw badInput([{ path: '', message: `Шаблонов может быть не больше ${most}. Уберите лишний.` }]);
    const [added] = await database
      .insert(meetingTemplates)
      .values({ associationId: id, ...template })
      .returning({ id: meetingTemplates.id });
    return added as { id: string };
  });
}

async function own(actor: MaybeActor, templateId: string): Promise<void> {
  const person = signedIn(actor);
  const [template] = await read
    .select({ associationId: meetingTemplates.associationId })
    .from(meetingTemplates)
    .where(eq(meetingTemplates.id, templateId));
  if (!template || !(await readAssociation(person, template.associationId)).inside)
    throw notFound('Такого шаблона нет: возможно, его убрали.');
  await leading(person, template.associationId);
}

/** @throws Problem 401, 404, 403, 400 */
export async function changeTemplate(actor: MaybeActor, templateId: string, input: unknown): Promise<{ id: string }> {
  await own(actor, templateId);
  const template = parse(templateInput, input);
  await write((database) => database.update(meetingTemplates).set(template).where(eq(meetingTemplates.id, templateId)));
  return { id: templateId };
}

/** @throws Problem 401, 404, 403 */
export async function removeTemplate(actor: MaybeActor, templateId: string): Promise<void> {
  await own(actor, templateId);
  await write((database) => database.delete(meetingTemplates).where(eq(meetingTemplates.id, templateId)));
}
