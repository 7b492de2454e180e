import { shortName } from '../../people/accounts/index.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import type { Paper } from '../../platform/papers/index.ts';
import { readAssociation } from './association.ts';
import { readPlan, yearTitle } from './plan.ts';
import { ofAssociation } from './words.ts';

/** The work plan in its usual form: the analysis of last year, then срок, тема, вопросы, выступающие, результат. @throws Problem 404, 400 */
export async function planPaper(actor: MaybeActor, key: string, year: unknown): Promise<Paper> {
  const [plan, association] = await Promise.all([readPlan(actor, key, year), readAssociation(actor, key)]);
  const head = association.head?.name ?? '';
  return {
    title: `План работы ${ofAssociation(association.title)} на ${plan.title} учебный год`,
    author: head || 'Опора',
    name: `План работы ММО ${plan.title.replace('/', '-')} ${association.title}`,
    wide: true,
    parts: [
      {
        kind: 'title',
        text: 'ПЛАН РАБОТЫ',
        under: `методического ${ofAssociation(association.title)} на ${plan.title} учебный год`,
      },
      { kind: 'heading', text: `Анализ работы за ${yearTitle(plan.year - 1)} учебный год` },
      { kind: 'text', text: plan.analysis || 'Анализ пока не написан.' },
      { kind: 'heading', text: `План заседаний на ${plan.title} учебный год` },
      {
        kind: 'table',
        head: ['№', 'Срок', 'Тема заседания', 'Вопросы', 'Выступающие', 'Результат'],
        widths: [6, 14, 28, 36, 24, 26],
        rows: plan.rows.map((row, index) => [
          String(index + 1),
          row.due,
          row.topic,
          row.questions,
          row.speakers,
          row.result,
        ]),
      },
      { kind: 'signatures', items: [{ role: 'Руководитель объединения', name: head ? shortName(head) : '' }] },
    ],
  };
}
