import type { Material, MaterialContent } from '../../../db/schema/materials.ts';
import type { FieldError } from '../../platform/problem/index.ts';
import { materialFrontMatter } from '../bankFiles/index.ts';
import { materialInput } from './input.ts';

/** The Russian names of the fields, in the order of the form. */
export const fieldTitles: Record<keyof MaterialContent, string> = {
  title: 'Название',
  summary: 'Суть в одном предложении',
  body: 'Текст',
  kind: 'Вид',
  subjects: 'Предметы',
  levels: 'Уровни образования',
  audience: 'Для кого',
  situations: 'С чем поможет',
  dimensions: 'Что меняется в школе',
  risks: 'Какие риски школы снижает',
  deficits: 'Чему учит педагога',
  problems: 'Проблемы проекта',
  minutes: 'Сколько минут займёт',
  effort: 'Трудность',
  cost: 'Затраты',
  evidence: 'Доказательность',
  authors: 'Авторы',
  owner: 'Кто отвечает за содержание',
  year: 'Год',
  reviewed: 'Проверено',
  reviewDue: 'Перепроверить до',
  licence: 'Лицензия',
};

/** An empty material with defaults. */
export const emptyContent = (title: string): MaterialContent => materialInput.parse({ title });

/** Defaults that fit nearly every new material. */
export function usualContent(now = new Date()): Pick<MaterialContent, 'authors' | 'year' | 'reviewed' | 'reviewDue'> {
  const year = now.getFullYear();
  const dayOf = (ofYear: number) =>
    new Date(Date.UTC(ofYear, now.getMonth(), now.getDate())).toISOString().slice(0, 10);
  return { authors: ['Методический центр'], year, reviewed: dayOf(year), reviewDue: dayOf(year + 2) };
}

export const contentOf = (material: Pick<Material, 'content'>): MaterialContent => material.content;

export const sameContent = (one: MaterialContent, other: MaterialContent): boolean =>
  Object.keys(fieldTitles).every(
    (name) =>
      JSON.stringify(one[name as keyof MaterialContent]) === JSON.stringify(other[name as keyof MaterialContent]),
  );

/** Only the front matter: empty numbers and days are left out. */
export function frontMatterIn({ body: _body, ...fields }: MaterialContent): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== ''));
}

/** Replaces messages about types. */
const needed: Partial<Record<keyof MaterialContent, string>> = {
  title: 'Дайте материалу название: от 5 до 120 символов.',
  summary: 'Напишите одним предложением, чем поможет материал: от 40 до 260 символов.',
  kind: 'Выберите вид материала.',
  subjects: 'Отметьте хотя бы один предмет.',
  levels: 'Отметьте хотя бы один уровень образования.',
  audience: 'Отметьте, для кого материал.',
  dimensions: 'Отметьте, что меняется в школе.',
  problems: 'Отметьте хотя бы одну проблему проекта.',
  year: 'Укажите год, не раньше 2015.',
  minutes: 'Укажите, сколько минут займёт работа: от 1 до 600.',
  authors: 'Назовите хотя бы одного автора.',
  owner: 'Укажите, кто отвечает за содержание.',
  reviewed: 'Укажите день, когда материал проверили.',
  reviewDue: 'Укажите, до какого дня материал нужно перепроверить.',
  licence: 'Укажите, как можно использовать материал.',
};

/** Missing or invalid fields before review: one error per field, by the same strict shape as for files. */
export function missingIn(content: MaterialContent): FieldError[] {
  const checked = materialFrontMatter.safeParse(frontMatterIn(content));
  const errors = new Map<string, string>();
  for (const issue of checked.error?.issues ?? []) {
    const path = String(issue.path[0] ?? '');
    if (!errors.has(path)) errors.set(path, needed[path as keyof MaterialContent] ?? issue.message);
  }
  if (content.body.trim() === '') errors.set('body', 'Напишите текст материала.');
  if (content.reviewed && content.reviewDue && content.reviewDue <= content.reviewed)
    errors.set('reviewDue', 'Срок перепроверки должен быть позже дня проверки.');
  if (content.licence === '') errors.set('licence', needed.licence as string);
  return Object.keys(fieldTitles).flatMap((path) => {
    const message = errors.get(path);
    return message === undefined ? [] : [{ path, message }];
  });
}
