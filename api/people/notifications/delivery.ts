import { write } from '../../../db/client.ts';
import { enqueue } from '../../platform/jobs/index.ts';
import type { Letter } from '../../platform/mail/index.ts';
import { kindsBy } from './channels.ts';
import { type Claimed, claim, release } from './claim.ts';
import { freeAt, lastDue } from './clock.ts';
import { digestLetter, letterAtOnce } from './letters.ts';
import { letterJob } from './notify.ts';
import { placesOf } from './places.ts';
import { mailSecretOf, type Recipient, readPlace, readRecipient } from './recipient.ts';
import { putSettings } from './settings.ts';
import { stillHeard } from './stillHeard.ts';

/**
 * Sends a person's immediate letters; in quiet hours or a pause the job is postponed to their end.
 *
 * A notification is claimed for its letter before the letter goes out, in a transaction of its own: a process that is killed
 * between the two loses that one letter and never sends it twice; the notification stays unread in the app. When the
 * mail server refuses, the claim is given back and the job tried again.
 */
export async function sendAtOnce(userId: string, now = new Date()): Promise<void> {
  const person = await readRecipient(userId);
  if (!person) return;
  const { offset, centre } = await readPlace(now);
  const free = freeAt(person.hours, offset, now);
  if (free > now) {
    const key = `${letterJob}:${userId}:${free.toISOString()}`;
    await write((database) => enqueue(database, letterJob, { userId }, { runAt: free, key }));
    return;
  }
  const claimed = await write((database) => claim(database, userId, kindsBy(person.channels, 'now'), now));
  await sendClaimed(person, claimed, centre, letterAtOnce);
}

/** Writes a person's digest: unread notices of the kinds they chose for it that no other letter has covered. */
export async function sendDigest(userId: string, now = new Date()): Promise<void> {
  const person = await readRecipient(userId);
  if (!person || (person.hours.pausedUntil?.getTime() ?? 0) > now.getTime()) return;
  const { offset, centre } = await readPlace(now);
  const claimed = await write(async (database) => {
    await putSettings(database, userId, { digestAt: lastDue(person.hours, offset, now) });
    return claim(database, userId, kindsBy(person.channels, 'digest'), now);
  });
  const weekly = person.hours.digest === 'weekly';
  await sendClaimed(person, claimed, centre, (written) => digestLetter(written, weekly));
}

type Writer = (written: Parameters<typeof letterAtOnce>[0]) => Letter;

async function sendClaimed(person: Recipient, claimed: Claimed, centre: string, letterOf: Writer): Promise<void> {
  if (claimed.length === 0) return;
  try {
    const heard = await stillHeard(person.id, claimed);
    if (heard.length === 0) return;
    const placeOf = await placesOf(heard.map(({ subject }) => subject));
    const secret = mailSecretOf(person.id);
    // The mail client is loaded by the first letter, not at start.
    const { post } = await import('../../platform/mail/index.ts');
    await post(letterOf({ claimed: heard, person, centre, secret, placeOf }));
  } catch (error) {
    await release(claimed);
    throw error;
  }
}
