import { z } from 'zod';
import type { Channel } from '../../../db/schema/notifications.ts';
import type { Actor } from '../../platform/actor/index.ts';
import { gathered } from '../../platform/capability/index.ts';

/** A kind of notification; each room declares its own in its capability. */
export type NoticeKind = string;

/** The kinds that a person may get (all, when no person is given), with the titles in the settings. */
export const noticeKinds = (actor?: Actor): Record<NoticeKind, string> =>
  Object.fromEntries(
    Object.entries(declared())
      .filter(([, { administrators }]) => !administrators || !actor || actor.role === 'admin')
      .map(([kind, { title }]) => [kind, title]),
  );
const declared = () => gathered(({ notices }) => notices);

/** The shape of a kind, built on use: while modules load no room has declared its kinds. */
export const kindShape = z.lazy(() => z.enum(Object.keys(declared())));

/** The default channel of a kind. */
export const defaultChannel = (kind: NoticeKind): Channel => declared()[kind]?.channel ?? 'now';
