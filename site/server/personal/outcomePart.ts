import type { Mine } from '../../../api/community/discussions/index.ts';
import type { Outcome } from '../../../api/community/practiceFromThread/index.ts';
import { html, type Markup } from './html.ts';

/** The outcome of a solved discussion, or who may make a practice of it. */
interface OutcomeArgs {
  outcome: Outcome | null;
  /** Whether readers of this class may do it by their role, or could if they had written the answer. */
  mayMake: boolean;
  mayIfAnswered: boolean;
  answererId: string;
}

/** The practice made from the discussion, or the button that makes its draft. */
export function outcomePart(mine: Mine, { outcome, mayMake, mayIfAnswered, answererId }: OutcomeArgs): Markup {
  if (outcome?.published) return html`<p>Стало практикой «<a href="${outcome.url}">${outcome.title}</a>».</p>`;
  if (outcome) {
    const writes = mine.userId !== null && outcome.writers.includes(mine.userId);
    return html`<p class="quiet">Стало черновиком практики: её готовят к публикации.${writes && html` <a href="/practices/${outcome.id}/edit">Открыть черновик</a>`}</p>`;
  }
  if (!mayMake && !(mayIfAnswered && mine.userId === answererId)) return html``;
  return html`<details class="confirm outcome"><summary class="button quiet">Сделать практикой</summary><form method="post" class="form close"><input type="hidden" name="intent" value="makePractice"><p>Вопрос станет проблемой, решение — действиями. Тех, кто спросил и ответил, мы спросим, назвать ли их соавторами: до согласия их имён в практике не будет.</p><div class="actions"><button class="button">Начать черновик</button></div></form></details>`;
}
