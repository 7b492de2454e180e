import type { Practice, PracticeContent, PracticePart } from '../../../db/schema/practices.ts';

/** The six parts as their headings name them. */
export const partTitles: Record<PracticePart, string> = {
  context: 'Контекст',
  problem: 'Проблема',
  actions: 'Действия',
  result: 'Результат',
  transfer: 'Как перенести',
  resources: 'Ресурсы',
};

/** What a revision keeps of a practice. */
export const contentOf = (practice: Practice): PracticeContent => ({
  title: practice.title,
  summary: practice.summary,
  context: practice.context,
  problem: practice.problem,
  actions: practice.actions,
  result: practice.result,
  transfer: practice.transfer,
  resources: practice.resources,
  subjects: practice.subjects,
  levels: practice.levels,
  risks: practice.risks,
  deficits: practice.deficits,
  effects: practice.effects,
});

export const sameContent = (one: PracticeContent, other: PracticeContent): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
