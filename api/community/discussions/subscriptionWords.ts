import type { subscriptionLevels } from '../../../db/schema/discussions/reading.ts';

export type Level = (typeof subscriptionLevels)[number];
export type Subject = 'thread' | 'association' | 'tag';

/** Descriptions of the levels: for a discussion, and for an association or a tag. */
const ofThread: Record<Level, { title: string; hint: string }> = {
  watching: { title: 'Следить', hint: 'уведомлять о каждом новом сообщении' },
  tracking: { title: 'Отслеживать', hint: 'считать непрочитанное, без уведомлений' },
  normal: { title: 'Как обычно', hint: 'уведомлять, только если вас назвали или вам ответили' },
  muted: { title: 'Не беспокоить', hint: 'не уведомлять и не считать непрочитанным' },
};
const ofPlace: Record<Level, { title: string; hint: string }> = {
  watching: { title: 'Следить', hint: 'уведомлять о каждом новом обсуждении' },
  tracking: { title: 'Отслеживать', hint: 'новые обсуждения считать непрочитанными, без уведомлений' },
  normal: { title: 'Как обычно', hint: 'отмечать новое лишь в обсуждениях, которые вы открывали' },
  muted: { title: 'Не беспокоить', hint: 'не уведомлять и не считать непрочитанным' },
};
export const levelWords: Record<Subject, Record<Level, { title: string; hint: string }>> = {
  thread: ofThread,
  association: ofPlace,
  tag: ofPlace,
};
