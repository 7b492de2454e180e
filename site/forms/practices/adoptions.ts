import { adopt, reportAdoption, stopAdoption } from '../../../api/knowledge/practices/index.ts';
import { type MaybeActor, signedIn } from '../../../api/platform/actor/index.ts';
import { done } from '../form.ts';

/** The forms of `AdoptionPanel.astro`, for the page that shows it. */
export function adoptionIntents(actor: MaybeActor, { id, url }: { id: string; url: string }) {
  const panel = `${url}#adoptions`;
  return {
    adopt: async () => {
      await adopt(signedIn(actor), id);
      return done(
        panel,
        'Отметили: ваша школа внедряет эту практику. Когда будет что сказать, расскажите, что получилось.',
      );
    },
    'report-adoption': async (values: Record<string, unknown>) => {
      const effects = Array.isArray(values.effects) ? values.effects.filter(Boolean) : [];
      await reportAdoption(signedIn(actor), String(values.adoption), { report: values.report, effects });
      return done(panel, 'Спасибо! Ваш рассказ стоит на странице практики.');
    },
    'stop-adoption': async (values: Record<string, unknown>) => {
      await stopAdoption(signedIn(actor), String(values.adoption));
      return done(panel, 'Отметка снята.');
    },
  };
}
