import { and, eq } from 'drizzle-orm';
import { z } from 'zod';
import { write } from '../../../db/client.ts';
import { meetingItems, meetingOutcomes, meetings } from '../../../db/schema/meetings.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { recordAudit } from '../../platform/audit/index.ts';
import { badInput, forbidden, parse } from '../../platform/problem/index.ts';
import { line, text } from '../../platform/russian/shared/russian.ts';
import { emit } from '../../platform/signals/index.ts';
import { findMeeting } from './find.ts';
import { mayWriteMinutes } from './policy.ts';

/** Replaces a removed name in minutes. */
export const nameless = '[имя убрано]';

export const nameInput = z.object({
  /** The name exactly as in the minutes: «Берёзкиной А. С.». */
  words: line(200, 3),
  reason: text(1000, 5),
});

const special = /[.*+?^${}()|[\]\\]/g;
/** Matches the whole words; a space may be non-breaking. */
const wordsIn = (words: string) =>
  new RegExp(
    `(?<![\\p{L}\\p{N}])${words.replace(special, '\\$&').replaceAll(' ', '[ \\u00a0]')}(?![\\p{L}\\p{N}])`,
    'gu',
  );

/**
 * Removes a name from minutes, also signed ones, after a consent was withdrawn: the only change allowed after signing. The log
 * holds who did it and why, never the name.
 * @returns the number of replacements
 * @throws Problem 401, 404, 403, 400 (the words do not occur, or occur in the reason)
 */
export async function takeNameOut(actor: MaybeActor, id: string, input: unknown): Promise<{ places: number }> {
  const person = signedIn(actor);
  const { standing, places: associations } = await findMeeting(person, id);
  if (!mayWriteMinutes(person, standing))
    throw forbidden('Имя из протокола убирают те, кто ведёт заседание, его секретарь и методический центр.');
  const { words, reason } = parse(nameInput, input);
  const pattern = wordsIn(words);
  if (reason.search(pattern) >= 0)
    throw badInput([{ path: 'reason', message: 'Напишите причину без имени: журнал хранится всегда.' }]);
  const places = await write(async (database) => {
    let count = 0;
    const cleaned = (typed: string) =>
      typed.replace(pattern, () => {
        count += 1;
        return nameless;
      });
    const items = await database.select().from(meetingItems).where(eq(meetingItems.meetingId, id)).limit(50);
    for (const item of items) {
      const [before, speaker] = [count, cleaned(item.speaker)];
      const speakerId = count > before ? null : item.speakerId;
      const said = { title: cleaned(item.title), heard: cleaned(item.heard), spoke: cleaned(item.spoke) };
      if (count > before)
        await database
          .update(meetingItems)
          .set({ ...said, speaker, speakerId })
          .where(and(eq(meetingItems.id, item.id), eq(meetingItems.meetingId, id)));
    }
    const outcomes = await database.select().from(meetingOutcomes).where(eq(meetingOutcomes.meetingId, id)).limit(500);
    for (const outcome of outcomes) {
      const [before, body] = [count, cleaned(outcome.body)];
      if (count > before)
        await database.update(meetingOutcomes).set({ body }).where(eq(meetingOutcomes.id, outcome.id));
    }
    const [meeting] = await database.select().from(meetings).where(eq(meetings.id, id));
    const card = { title: cleaned(meeting?.title ?? ''), note: cleaned(meeting?.note ?? '') };
    if (count === 0)
      throw badInput([
        {
          path: 'words',
          message: 'Таких слов в протоколе нет. Наберите имя так, как оно стоит в нём, с тем же окончанием.',
        },
      ]);
    await database
      .update(meetings)
      .set({ ...card, version: (meeting?.version ?? 0) + 1 })
      .where(eq(meetings.id, id));
    await recordAudit(database, person, 'meeting.name-remove', { kind: 'meeting', id }, { reason, count });
    return count;
  });
  for (const { id: associationId } of associations) emit({ kind: 'association.changed', associationId });
  return { places };
}
