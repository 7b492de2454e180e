import {
  compareTexts,
  createMaterial,
  materialInput,
  saveMaterial,
  submitMaterial,
} from '../../../api/knowledge/materials/index.ts';
import { materialLists } from '../../../api/knowledge/materials/shared/lists.ts';
import type { Actor } from '../../../api/platform/actor/index.ts';
import type { PartChange } from '../../../api/platform/review/index.ts';
import { timeOf } from '../../../api/platform/russian/shared/russian.ts';
import type { MaterialContent } from '../../../db/schema/materials.ts';
import { type Done, done, type FormState } from '../form.ts';

const textNames = [
  'title',
  'summary',
  'kind',
  'year',
  'minutes',
  'cost',
  'effort',
  'evidence',
  'authors',
  'owner',
  'reviewed',
  'reviewDue',
  'licence',
  'body',
];

/** The form's fields as the API takes them: a group with nothing chosen sends nothing, but means an empty list. */
const contentOf = (values: Record<string, unknown>): Record<string, unknown> => ({
  ...Object.fromEntries(materialLists.map((name) => [name, []])),
  ...values,
});

/** Begins a material from its form. */
export async function begin(actor: Actor, values: Record<string, unknown>): Promise<Done> {
  const { id } = await createMaterial(actor, contentOf(values));
  return further(actor, id, values);
}

/** Saves a material from its form, and goes where the pressed button leads. */
export async function save(actor: Actor, id: string, values: Record<string, unknown>): Promise<Done> {
  await saveMaterial(actor, id, contentOf(values));
  return further(actor, id, values);
}

async function further(actor: Actor, id: string, { next }: Record<string, unknown>): Promise<Done> {
  const saved = `Сохранено в ${timeOf(new Date())}.`;
  if (next === 'submit') {
    await submitMaterial(actor, id);
    return done(`/materials/${id}`, 'Материал отправлен. Второй методист прочитает его и ответит здесь же.');
  }
  return done(next === 'read' ? `/materials/${id}` : `/materials/${id}/edit`, saved);
}

/** After a stale save: who saved another text meanwhile, and how the one typed here differs from it. Null otherwise. */
export function savedMeanwhile(form: FormState): { savedBy: string; changes: PartChange[] } | null {
  const theirs =
    form.problem?.status === 409
      ? (form.problem.extra.current as (MaterialContent & { savedBy: string }) | undefined)
      : undefined;
  if (!theirs) return null;
  const typed = materialInput.safeParse({
    ...Object.fromEntries(textNames.map((name) => [name, form.value(name)])),
    ...Object.fromEntries(materialLists.map((name) => [name, form.values(`${name}[]`)])),
  });
  if (!typed.success) return null;
  const changes = compareTexts(theirs, typed.data).filter(({ changed }) => changed);
  return { savedBy: theirs.savedBy, changes };
}
