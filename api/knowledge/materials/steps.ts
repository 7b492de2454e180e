import type { z } from 'zod';
import { type MaterialState, materials } from '../../../db/schema/materials.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { dayOf, timeOf } from '../../platform/russian/shared/russian.ts';
import { type Done, type Door, flowOf, offers, rowIn } from '../../platform/workflow/index.ts';
import { findMaterial, type MaterialRow, materialFor } from './find.ts';
import { archiveInput, decisionInput } from './input.ts';
import { isWriter, mayDecide, mayDelete, mayEdit, mayRemark, mayWrite } from './policy.ts';
import { stateTitles } from './states.ts';
import { tellOfSubmission, tellWriters } from './telling.ts';

const byReviewer = {
  from: ['review'] as const,
  may: mayDecide,
  whyNot:
    'Публикует второй методист: тот, кто не писал этот текст. Попросите коллегу прочитать материал свежими глазами.',
};

/** Tells the writers in a sentence that begins with the material; `shown` leads to the page of readers. */
const tellThem =
  (words: (title: string, done: Done<MaterialRow>) => string, { shown = false } = {}) =>
  (database: Parameters<typeof tellWriters>[0], done: Done<MaterialRow>) => {
    const { thing, after, actor } = done;
    return tellWriters(
      database,
      thing,
      actor,
      words(`«${thing.title}»`, done),
      shown ? `/bank/${after.slug}` : undefined,
    );
  };

/** Every way from one state of a material to another; there are no others. */
export const materialFlow = flowOf<MaterialRow, MaterialState>()({
  kind: 'material',
  titles: stateTitles,
  moved: (title) => `Сейчас материал в состоянии «${title}», поэтому это действие невозможно. Обновите страницу.`,
  async find(database, actor, id) {
    const planned = actor ? null : await findMaterial(database, id);
    return planned ?? materialFor(database, actor, id);
  },
  row: rowIn(materials),
  steps: {
    submit: {
      from: ['draft', 'returned'],
      to: 'review',
      may: mayWrite,
      already: ({ state }) => state === 'review',
      audit: 'material.submitted',
      tell: (database, { thing, actor }) => tellOfSubmission(database, thing, actor),
    },
    withdraw: {
      from: ['review'],
      to: 'draft',
      may: (actor, material) => mayWrite(actor) && isWriter(actor, material),
      whyNot: 'Отозвать материал может тот, кто его писал. Если нужно что-то изменить, верните его с замечанием.',
      audit: 'material.withdrawn',
    },
    return: {
      ...byReviewer,
      to: 'returned',
      audit: 'material.returned',
      tell: tellThem((title) => `Материал ${title} вернули на доработку`),
    },
    publish: {
      ...byReviewer,
      to: 'published',
      audit: 'material.published',
      tell: tellThem((title) => `Материал ${title} опубликован`, { shown: true }),
    },
    schedule: {
      ...byReviewer,
      to: 'scheduled',
      audit: 'material.scheduled',
      tell: tellThem((title, { after: { publishAt } }) =>
        publishAt
          ? `Материал ${title} проверен и выйдет ${dayOf(publishAt)} в ${timeOf(publishAt)}`
          : `Материал ${title} проверен`,
      ),
    },
    /** A planned publication is called off: the decision is to be taken again. */
    cancel: {
      from: ['scheduled'],
      to: 'review',
      may: mayWrite,
      audit: 'material.cancelled',
      tell: tellThem((title) => `Публикация материала ${title} по плану отменена`),
    },
    appear: {
      from: ['scheduled'],
      to: 'published',
      may: 'clock',
      audit: 'material.appeared',
      tell: tellThem((title) => `Материал ${title} вышел по плану`, { shown: true }),
    },
    /** The next text is begun; what is published stays as it is. */
    revise: { from: ['published', 'archived'], to: 'draft', may: mayWrite, audit: 'material.revised' },
    /** What was written since the publication is thrown away. */
    discard: {
      from: ['draft', 'returned'],
      to: ({ thing }) => (thing.archiveReason ? 'archived' : 'published'),
      may: (actor, { publishedRevision }) => mayWrite(actor) && publishedRevision !== null,
      whyNot: 'Этот материал ещё не публиковали: вернуться не к чему.',
      audit: 'material.discarded',
    },
    archive: {
      from: ['published'],
      to: 'archived',
      may: mayWrite,
      asks: archiveInput,
      audit: 'material.archived',
      tell: tellThem((title) => `Материал ${title} снят с публикации`),
    },
    /** Readers see the file again. */
    handBack: {
      from: ['published'],
      to: 'archived',
      may: mayWrite,
      audit: 'material.handed-back',
      tell: tellThem((title) => `Материал ${title} возвращён файлу`, { shown: true }),
    },
  },
});

/** A reviewer's decision; with a moment it is a plan. */
export const decision: Door<MaterialRow, 'publish' | 'schedule' | 'return', z.infer<typeof decisionInput>> = {
  leadsTo: ['publish', 'schedule', 'return'],
  asks: decisionInput,
  choose: ({ decision, publishAt }) => (decision === 'publish' && publishAt ? 'schedule' : decision),
};

/** What an actor may do to a material in its present state; what the pages offer. */
export const abilitiesOf = (actor: MaybeActor, material: MaterialRow) => ({
  edit: mayEdit(actor, material),
  submit: offers(materialFlow, 'submit', actor, material),
  withdraw: offers(materialFlow, 'withdraw', actor, material),
  decide: offers(materialFlow, 'publish', actor, material),
  cancel: offers(materialFlow, 'cancel', actor, material),
  revise: offers(materialFlow, 'revise', actor, material),
  discard: offers(materialFlow, 'discard', actor, material),
  archive: offers(materialFlow, 'archive', actor, material),
  remark: mayRemark(actor, material),
  remove: mayDelete(actor, material),
});
export type Abilities = ReturnType<typeof abilitiesOf>;
