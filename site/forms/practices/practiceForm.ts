import {
  compareContents,
  createPractice,
  practiceInput,
  savePractice,
  submitPractice,
} from '../../../api/knowledge/practices/index.ts';
import { practiceLists } from '../../../api/knowledge/practices/shared/lists.ts';
import type { Actor } from '../../../api/platform/actor/index.ts';
import type { PartChange } from '../../../api/platform/review/index.ts';
import { timeOf } from '../../../api/platform/russian/shared/russian.ts';
import type { PracticeContent } from '../../../db/schema/practices.ts';
import { type Done, done, type FormState } from '../form.ts';

/** The form's fields as the API takes them: a group with nothing chosen sends nothing, but means an empty list. */
function contentOf(values: Record<string, unknown>): Record<string, unknown> {
  const { effects, ...texts } = values;
  const rows = Array.isArray(effects) ? effects.filter(Boolean) : [];
  return { subjects: [], levels: [], risks: [], deficits: [], ...texts, effects: rows };
}

const clock = () => timeOf(new Date());

/** Begins a practice from its form. */
export async function begin(actor: Actor, values: Record<string, unknown>): Promise<Done> {
  const { id } = await createPractice(actor, contentOf(values));
  return further(actor, id, values);
}

/** Saves a practice from its form, and goes where the pressed button leads. */
export async function save(actor: Actor, id: string, values: Record<string, unknown>): Promise<Done> {
  await savePractice(actor, id, contentOf(values));
  return further(actor, id, values);
}

async function further(actor: Actor, id: string, values: Record<string, unknown>): Promise<Done> {
  const page = `/practices/${id}`;
  const saved = `Сохранено в ${clock()}.`;
  if (values.next === 'submit') {
    await submitPractice(actor, id);
    return done(`${page}/review`, 'Практика отправлена. Методист прочитает её и ответит здесь же.');
  }
  // Without scripts the preview of a part is a button that sends the form: the whole practice is shown.
  if (values.next === 'read' || values.preview === 'yes') return done(`${page}/review`, saved);
  if (values.next === 'files') return done(`${page}/attachments`, saved);
  if (values.next === 'authors') return done(`${page}/authors`, saved);
  return done(`${page}/edit`, saved);
}

/** After a stale save: how the text typed here differs from the one saved meanwhile. Null otherwise. */
export function changesMeanwhile(form: FormState): PartChange[] | null {
  const theirs = form.problem?.status === 409 ? (form.problem.extra.current as PracticeContent | undefined) : undefined;
  if (!theirs) return null;
  const typed = practiceInput.safeParse(typedIn(form));
  return typed.success ? compareContents(theirs, typed.data).filter(({ changed }) => changed) : null;
}

const textNames = ['title', 'summary', 'context', 'problem', 'actions', 'result', 'transfer', 'resources'];
const effectNames = ['measure', 'unit', 'before', 'after', 'period', 'scope'];

const typedIn = (form: FormState) => ({
  ...Object.fromEntries(textNames.map((name) => [name, form.value(name)])),
  ...Object.fromEntries(practiceLists.map((name) => [name, form.values(`${name}[]`)])),
  effects: Array.from({ length: 20 }, (_, row) =>
    Object.fromEntries(effectNames.map((name) => [name, form.value(`effects.${row}.${name}`)])),
  ),
});
