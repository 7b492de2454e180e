import { eq } from 'drizzle-orm';
import { read, write } from '../../../db/client.ts';
import { calendarLinks } from '../../../db/schema/meetings.ts';
import { newSeed, secretFrom } from '../../people/accounts/index.ts';
import { type MaybeActor, signedIn } from '../../platform/actor/index.ts';
import { config } from '../../platform/config/index.ts';

const addressOf = (seed: string) => `${config.siteUrl}/calendar/${secretFrom('calendar', seed)}.ics`;

/** The address of a person's calendar, or null before they create one. It is derived each time, because people copy it more than once. */
export async function readCalendarLink(actor: MaybeActor): Promise<{ url: string | null }> {
  const person = signedIn(actor);
  const [link] = await read.select().from(calendarLinks).where(eq(calendarLinks.userId, person.id));
  return { url: link ? addressOf(link.seed) : null };
}

/** Creates or renews the address; the old one stops working. */
export async function renewCalendarLink(actor: MaybeActor): Promise<{ url: string }> {
  const person = signedIn(actor);
  const seed = newSeed();
  const createdAt = new Date();
  await write((database) =>
    database
      .insert(calendarLinks)
      .values({ userId: person.id, seed, createdAt })
      .onConflictDoUpdate({ target: calendarLinks.userId, set: { seed, createdAt } }),
  );
  return { url: addressOf(seed) };
}

/** Removes the address. */
export async function dropCalendarLink(actor: MaybeActor): Promise<void> {
  const person = signedIn(actor);
  await write((database) => database.delete(calendarLinks).where(eq(calendarLinks.userId, person.id)));
}
