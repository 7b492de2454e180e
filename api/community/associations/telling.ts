import { and, eq, inArray } from 'drizzle-orm';
import type { Database } from '../../../db/client.ts';
import { associationMembers, type Membership, type Visibility } from '../../../db/schema/associations/associations.ts';
import { notify } from '../../people/notifications/index.ts';
import type { Actor } from '../../platform/actor/index.ts';

interface Told {
  id: string;
  slug: string;
  title: string;
  visibility: Visibility;
}

const about = ({ id, slug, visibility }: Told, actor: Actor) => ({
  kind: 'association' as const,
  url: `/associations/${slug}`,
  subject: `association:${id}`,
  // The topic of a closed association is only for its members; mail passes through many hands.
  secret: visibility === 'members',
  actorId: actor.id,
});

/** Notifies the head and the deputies of a request to join. */
export async function tellOfRequest(database: Database, association: Told, person: Actor): Promise<void> {
  const heads = await database
    .select({ id: associationMembers.userId })
    .from(associationMembers)
    .where(
      and(
        eq(associationMembers.associationId, association.id),
        inArray(associationMembers.membership, ['head', 'deputy']),
      ),
    );
  await notify(
    database,
    heads.map(({ id }) => id),
    {
      ...about(association, person),
      title: `${person.name} просит принять в объединение «${association.title}»`,
      reason: 'вы принимаете в это объединение',
    },
  );
}

/** Notifies a person of the decision on their request. The reason of a refusal is on the association's page. */
export const tellOfDecision = (
  database: Database,
  association: Told,
  decider: Actor,
  userId: string,
  accepted: boolean,
) =>
  notify(database, [userId], {
    ...about(association, decider),
    // The card of an association is public, and so is the fact of not being a member.
    secret: false,
    title: accepted
      ? `Вас приняли в объединение «${association.title}»`
      : `Объединение «${association.title}» не приняло вас: причина на его странице`,
    reason: 'вы просили принять вас',
  });

const places: Partial<Record<Membership, string>> = {
  member: 'Вы теперь участник объединения',
  deputy: 'Вы теперь заместитель руководителя объединения',
  head: 'Вы теперь руководитель объединения',
};

/** Notifies a person of the role they were given. */
export async function tellOfPlace(
  database: Database,
  association: Told,
  manager: Actor,
  userId: string,
  membership: Membership,
): Promise<void> {
  const title = places[membership];
  if (!title) return;
  await notify(database, [userId], {
    ...about(association, manager),
    secret: false,
    title: `${title} «${association.title}»`,
    reason: 'изменилось ваше место в объединении',
  });
}
