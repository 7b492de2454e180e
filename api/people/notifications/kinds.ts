import { z } from 'zod';
import type { Channel } from '../../../db/schema/notifications.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { gathered } from '../../platform/capability/index.ts';

/** What a notification can be about; each room names its own in its capability. */
export type NoticeKind = string;

/** The kinds that a person may hear of (all, when none is given), with the words by which they choose how. */
export const noticeKinds = (actor?: Actor): Record<NoticeKind, string> =>
  Object.fromEntries(
    Object.entries(declared())
      .filter(([, { administrators }]) => !administrators || !actor || actor.role === 'admin')
      .map(([kind, { title }]) => [kind, title]),
  );
const declared = () => gathered(({ notices }) => notices);

/** The shape of a kind, read when it is asked: while modules load no room has named its kinds. */
export const kindShape = z.lazy(() => z.enum(Object.keys(declared())));

/** How one hears of a kind until one chooses. */
export const defaultChannel = (kind: NoticeKind): Channel => declared()[kind]?.channel ?? 'now';
