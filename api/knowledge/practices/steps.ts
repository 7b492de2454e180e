import type { z } from 'zod';
import { type PracticeState, practices } from '../../../db/schema/practices.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { type Door, flowOf, offers, rowIn } from '../../platform/workflow/index.ts';
import { type PracticeRow, practiceFor } from './find.ts';
import { decisionInput } from './input.ts';
import {
  mayArchive,
  mayComment,
  mayDecide,
  mayEdit,
  mayFollow,
  mayManageAuthors,
  mayRead,
  maySubmit,
} from './policy.ts';
import { stateTitles } from './states.ts';
import { tellOfDecision, tellOfSubmission } from './telling.ts';

const byAuthor = { may: maySubmit, whyNot: 'Это может сделать только автор практики.' };
const byReviewer = {
  from: ['review'] as const,
  may: mayDecide,
  whyNot: 'Решение принимает методист, который не автор и не соавтор этой практики.',
};

/** Every way from one state of a practice to another; there are no others. */
export const practiceFlow = flowOf<PracticeRow, PracticeState>()({
  kind: 'practice',
  titles: stateTitles,
  moved: (title) => `Сейчас практика в состоянии «${title}», поэтому это действие невозможно. Обновите страницу.`,
  find: (database, actor, id) => practiceFor(database, actor, id, mayRead),
  row: rowIn(practices),
  steps: {
    submit: {
      from: ['draft', 'returned'],
      to: 'review',
      may: maySubmit,
      whyNot: 'На рассмотрение практику отправляет её автор: под ней стоит его имя.',
      already: ({ state }) => state === 'review',
      audit: 'practice.submitted',
      tell: (database, { thing, actor }) => tellOfSubmission(database, thing, actor),
    },
    withdraw: { ...byAuthor, from: ['review'], to: 'draft', audit: 'practice.withdrawn' },
    return: {
      ...byReviewer,
      to: 'returned',
      audit: 'practice.return',
      tell: (database, { after, actor }) => tellOfDecision(database, after, actor, 'return'),
    },
    reject: {
      ...byReviewer,
      to: 'rejected',
      audit: 'practice.reject',
      tell: (database, { after, actor }) => tellOfDecision(database, after, actor, 'reject'),
    },
    publish: {
      ...byReviewer,
      to: 'published',
      audit: 'practice.publish',
      tell: (database, { after, actor }) => tellOfDecision(database, after, actor, 'publish'),
    },
    archive: {
      from: ['published'],
      to: 'archived',
      may: mayArchive,
      whyNot: 'Снять практику с публикации может её автор или методист.',
      audit: 'practice.archived',
    },
    reopen: { ...byAuthor, from: ['archived'], to: 'draft', audit: 'practice.reopened' },
  },
  signals({ after: { id, slug } }, step) {
    const shown = step === 'publish' || step === 'archive' ? slug : null;
    return [
      { kind: 'practice.changed', practiceId: id },
      ...(shown
        ? [{ kind: 'publication.changed' as const, publicationId: id, collection: 'practice' as const, slug: shown }]
        : []),
    ];
  },
});

/** A reviewer's decision. */
export const decision: Door<PracticeRow, 'publish' | 'return' | 'reject', z.infer<typeof decisionInput>> = {
  leadsTo: ['publish', 'return', 'reject'],
  asks: decisionInput,
  choose: (input) => input.decision,
};

/** What an actor may do to a practice in its present state; what the pages offer. */
export const abilitiesOf = (actor: MaybeActor, practice: PracticeRow) => ({
  edit: mayEdit(actor, practice),
  manageAuthors: mayManageAuthors(actor, practice),
  submit: offers(practiceFlow, 'submit', actor, practice),
  withdraw: offers(practiceFlow, 'withdraw', actor, practice),
  reopen: offers(practiceFlow, 'reopen', actor, practice),
  archive: offers(practiceFlow, 'archive', actor, practice),
  decide: offers(practiceFlow, 'publish', actor, practice),
  comment: mayComment(actor, practice),
  follow: mayFollow(actor, practice),
});
export type Abilities = ReturnType<typeof abilitiesOf>;
