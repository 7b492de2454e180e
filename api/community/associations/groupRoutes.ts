import { z } from 'zod';
import { created, listOf, noContent, ok, route } from '../../platform/http/index.ts';
import { personShape } from './answers.ts';
import { listGroups } from './groupList.ts';
import { addToGroup, leaveGroup } from './groupPeople.ts';
import { addGroup, changeGroup, removeGroup } from './groups.ts';
import { groupInput } from './workInput.ts';

const leaders = ['head', 'deputy', 'methodist'];
const readers = ['by visibility: guest, signed-in or member'];
const identified = z.object({ id: z.string() });

/** The sub-groups of an association. */
export const groupRoutes = [
  route({
    method: 'GET',
    path: '/associations/:id/groups',
    summary: 'Подгруппы объединения',
    access: readers,
    answers: {
      200: listOf(
        z.object({
          id: z.string(),
          title: z.string(),
          purpose: z.string(),
          leader: personShape.nullable(),
          members: z.array(personShape),
        }),
      ),
    },
    handle: async ({ actor, params }) => ok(await listGroups(actor, params.id)),
  }),
  route({
    method: 'POST',
    path: '/associations/:id/groups',
    summary: 'Создать подгруппу',
    access: leaders,
    body: groupInput,
    answers: { 201: identified },
    handle: async ({ actor, params, body }) => created(await addGroup(actor, params.id, body)),
  }),
  route({
    method: 'PUT',
    path: '/groups/:id',
    summary: 'Изменить подгруппу',
    access: leaders,
    body: groupInput,
    answers: { 200: identified },
    handle: async ({ actor, params, body }) => ok(await changeGroup(actor, params.id, body)),
  }),
  route({
    method: 'DELETE',
    path: '/groups/:id',
    summary: 'Закрыть подгруппу',
    access: leaders,
    answers: { 204: z.null() },
    async handle({ actor, params }) {
      await removeGroup(actor, params.id);
      return noContent();
    },
  }),
  route({
    method: 'PUT',
    path: '/groups/:id/members/:userId',
    summary: 'Включить участника объединения в подгруппу',
    access: [...leaders, 'leader of the group'],
    answers: { 200: identified },
    handle: async ({ actor, params }) => ok(await addToGroup(actor, params.id, params.userId)),
  }),
  route({
    method: 'DELETE',
    path: '/groups/:id/members/:userId',
    summary: 'Исключить из подгруппы или выйти из неё',
    access: [...leaders, 'leader of the group', 'oneself'],
    answers: { 204: z.null() },
    async handle({ actor, params }) {
      await leaveGroup(actor, params.id, params.userId);
      return noContent();
    },
  }),
];
