import { and, eq, ne, or } from 'drizzle-orm';
import { z } from 'zod';
import { read, write } from '../../db/client.ts';
import { consents, sessions, tokens, users } from '../../db/schema/accounts.ts';
import { associationMembers } from '../../db/schema/associations.ts';
import { adoptions, applications, bookmarks } from '../../db/schema/bank.ts';
import { collections } from '../../db/schema/collections.ts';
import { posts, threads } from '../../db/schema/discussions.ts';
import { files } from '../../db/schema/files.ts';
import { imports } from '../../db/schema/imports.ts';
import { pairMeetings, pairPeople, pairReflections, pairSilences, pairTasks } from '../../db/schema/mentoring.ts';
import { mentorCards } from '../../db/schema/mentors.ts';
import { notificationSettings, notifications } from '../../db/schema/notifications.ts';
import { practiceAuthors, practices } from '../../db/schema/practices.ts';
import { postDrafts } from '../../db/schema/reading.ts';
import { outdatedMarks, reviewConfirmations } from '../../db/schema/upkeep.ts';
import { emit } from '../events.ts';
import { conflict, parse } from '../http/problem.ts';
import { type MaybeActor, signedIn } from './actor.ts';
import { requireAnotherAdministrator } from './administrators.ts';
import { recordAudit } from './audit.ts';
import { requirePassword } from './passwordChange.ts';
import { closeSession } from './session.ts';

/** Everything the platform holds about a person, as plain data (152-ФЗ, статья 14). Secrets and hashes are left out. */
export async function exportOwnData(actor: MaybeActor): Promise<Record<string, unknown>> {
  const { id } = signedIn(actor);
  const [person] = await read.select().from(users).where(eq(users.id, id));
  const { passwordHash, ...account } = person as NonNullable<typeof person>;
  const sets = await Promise.all([
    read.select().from(consents).where(eq(consents.userId, id)),
    read
      .select({ device: sessions.device, createdAt: sessions.createdAt })
      .from(sessions)
      .where(eq(sessions.userId, id)),
    read.select().from(associationMembers).where(eq(associationMembers.userId, id)),
    read.select().from(pairPeople).where(eq(pairPeople.userId, id)),
    read.select().from(threads).where(eq(threads.authorId, id)),
    read.select().from(posts).where(eq(posts.authorId, id)),
    read.select().from(practices).where(eq(practices.authorId, id)),
    read.select().from(bookmarks).where(eq(bookmarks.userId, id)),
    read.select().from(applications).where(eq(applications.userId, id)),
    read.select().from(adoptions).where(eq(adoptions.userId, id)),
    read.select().from(files).where(eq(files.ownerId, id)),
    read.select().from(pairReflections).where(eq(pairReflections.userId, id)),
    read.select().from(pairSilences).where(eq(pairSilences.userId, id)),
    read.select().from(mentorCards).where(eq(mentorCards.userId, id)),
    read.select().from(pairMeetings).where(eq(pairMeetings.userId, id)),
    read
      .select()
      .from(pairTasks)
      .where(or(eq(pairTasks.userId, id), eq(pairTasks.assigneeId, id))),
    read
      .select({
        kind: notifications.kind,
        title: notifications.title,
        reason: notifications.reason,
        createdAt: notifications.createdAt,
        readAt: notifications.readAt,
      })
      .from(notifications)
      .where(eq(notifications.userId, id)),
    ownNotificationSettings(id),
    read.select().from(postDrafts).where(eq(postDrafts.userId, id)),
    read.select().from(collections).where(eq(collections.ownerId, id)),
    read.select().from(outdatedMarks).where(eq(outdatedMarks.userId, id)),
    read.select().from(reviewConfirmations).where(eq(reviewConfirmations.userId, id)),
    read.select().from(imports).where(eq(imports.userId, id)),
  ]);
  const names =
    'consents sessions memberships pairs threads posts practices bookmarks applications adoptions files reflections silences mentorCard meetings tasks notifications notificationSettings drafts collections outdatedMarks reviewConfirmations imports';
  const lists = names.split(' ').map((name, index) => [name, sets[index]]);
  return { exportedAt: new Date(), hasPassword: passwordHash !== null, account, ...Object.fromEntries(lists) };
}

/** How the person wants to hear of things. */
async function ownNotificationSettings(id: string) {
  const [row] = await read.select().from(notificationSettings).where(eq(notificationSettings.userId, id));
  return row ?? null;
}

export const closingInput = z.object({ password: z.string({ error: 'Введите пароль.' }).max(200) });

/** What stands in place of the name of a person who left. */
const departed = 'Бывший участник';

/**
 * Closes one's own account: that is how the consent to processing is withdrawn. Name, e-mail, profile, sessions,
 * memberships and bookmarks are erased at once; what was written in discussions and practices stays without a name.
 * @returns the cookie that clears the browser's
 * @throws Problem 409 for the last administrator and for the head of an association, whose place must be filled first
 */
export async function closeAccount(actor: MaybeActor, input: unknown, address: string): Promise<string> {
  const me = signedIn(actor);
  const { password } = parse(closingInput, input);
  await requirePassword(me, password, address, 'password');
  await write(async (database) => {
    if (me.role === 'admin') await requireAnotherAdministrator(database, me.id);
    const places = await database.delete(associationMembers).where(eq(associationMembers.userId, me.id)).returning();
    if (places.some(({ membership }) => membership === 'head'))
      throw conflict('Вы руководите объединением. Сначала передайте руководство: напишите в методический центр.');
    await database.delete(pairPeople).where(eq(pairPeople.userId, me.id));
    await database.delete(mentorCards).where(eq(mentorCards.userId, me.id));
    await database.delete(practiceAuthors).where(eq(practiceAuthors.userId, me.id));
    await database.delete(notifications).where(eq(notifications.userId, me.id));
    await database.delete(notificationSettings).where(eq(notificationSettings.userId, me.id));
    await database.delete(bookmarks).where(eq(bookmarks.userId, me.id));
    // What others rely on stays, without the name, and may be taken over; what nobody else saw goes.
    await database
      .delete(collections)
      .where(
        and(
          eq(collections.ownerId, me.id),
          or(eq(collections.visibility, 'personal'), ne(collections.state, 'active')),
        ),
      );
    await database.delete(imports).where(eq(imports.userId, me.id));
    await database.delete(postDrafts).where(eq(postDrafts.userId, me.id));
    await database.delete(sessions).where(eq(sessions.userId, me.id));
    await database.delete(tokens).where(eq(tokens.userId, me.id));
    await database.delete(tokens).where(eq(tokens.email, me.email));
    await database.update(consents).set({ withdrawnAt: new Date() }).where(eq(consents.userId, me.id));
    await database.update(users).set(erased(me.id)).where(eq(users.id, me.id));
    await recordAudit(database, me, 'person.close', { kind: 'person', id: me.id });
  });
  emit({ kind: 'person.changed', userId: me.id });
  return closeSession(me.id, me.sessionId);
}

const erased = (id: string) => ({
  name: departed,
  email: `${id}@closed.invalid`,
  passwordHash: null,
  role: 'teacher' as const,
  schoolId: null,
  state: 'blocked' as const,
  position: '',
  subjects: [],
  about: '',
  profile: 'private' as const,
});
