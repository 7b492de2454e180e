import { z } from 'zod';
import { signedIn } from '../../platform/actor/index.ts';
import { accepted, created, listOf, noContent, ok, route } from '../../platform/http/index.ts';
import { associationShape, membershipShape, membersShape } from './answers.ts';
import { type Association, listAssociations, readAssociation } from './association.ts';
import { editAssociation, foundAssociation } from './founding.ts';
import {
  associationsQuery,
  cardInput,
  decisionInput,
  foundingInput,
  joinInput,
  membersQuery,
  newMemberInput,
  orderInput,
  placeInput,
} from './input.ts';
import { listMembers } from './members.ts';
import { decide, join, leave } from './membership.ts';
import { setOrder } from './order.ts';
import { addMember, removeMember, setPlace } from './places.ts';

const shown = ({
  inside: _inside,
  createdAt: _createdAt,
  refusal: _refusal,
  holdsFirstPosts: _holds,
  ...card
}: Association) => card;
const managers = ['head', 'methodist'];

export const associationRoutes = [
  route({
    method: 'GET',
    path: '/associations',
    summary: 'Методические объединения: карточки, видные всем',
    access: ['guest'],
    query: associationsQuery,
    answers: { 200: listOf(associationShape) },
    async handle({ actor, query }) {
      if (query.membership) signedIn(actor);
      const { items, next } = await listAssociations(actor, query);
      return ok({ items: items.map(shown), next });
    },
  }),
  route({
    method: 'POST',
    path: '/associations',
    summary: 'Создать объединение',
    access: ['methodist'],
    body: foundingInput,
    answers: { 201: associationShape },
    handle: async ({ actor, body }) => created(shown(await foundAssociation(actor, body))),
  }),
  route({
    method: 'GET',
    path: '/associations/:id',
    summary: 'Карточка объединения (по id или адресу)',
    access: ['guest'],
    answers: { 200: associationShape },
    handle: async ({ actor, params }) => ok(shown(await readAssociation(actor, params.id))),
  }),
  route({
    method: 'PUT',
    path: '/associations/:id',
    summary: 'Изменить карточку объединения',
    access: managers,
    body: cardInput,
    answers: { 200: associationShape },
    handle: async ({ actor, params, body }) => ok(shown(await editAssociation(actor, params.id, body))),
  }),
  route({
    method: 'PUT',
    path: '/associations/:id/order',
    summary: 'Свои правила объединения и проверка первых сообщений',
    access: managers,
    body: orderInput,
    answers: { 200: z.object({ holdsFirstPosts: z.boolean(), rules: z.string() }) },
    handle: async ({ actor, params, body }) => ok(await setOrder(actor, params.id, body)),
  }),
  route({
    method: 'GET',
    path: '/associations/:id/members',
    summary: 'Участники объединения или заявки (membership=requested)',
    access: ['by visibility: guest, signed-in or member', 'requests: head, deputy, methodist'],
    query: membersQuery,
    answers: { 200: membersShape },
    handle: async ({ actor, params, query }) => ok(await listMembers(actor, params.id, query)),
  }),
  route({
    method: 'POST',
    path: '/associations/:id/members',
    summary: 'Вступить или попросить о приёме',
    access: ['signed-in'],
    body: joinInput,
    answers: { 201: membershipShape, 202: membershipShape },
    async handle({ actor, params, body }) {
      const answer = await join(actor, params.id, body);
      return answer.membership === 'requested' ? accepted(answer) : created(answer);
    },
  }),
  route({
    method: 'POST',
    path: '/associations/:id/people',
    summary: 'Добавить человека по адресу почты: центр — сразу, руководитель — приглашением',
    access: managers,
    body: newMemberInput,
    answers: { 201: membershipShape.extend({ id: z.string() }), 202: z.object({ invited: z.literal(true) }) },
    async handle({ actor, params, body }) {
      const added = await addMember(actor, params.id, body);
      return added ? created(added) : accepted({ invited: true as const });
    },
  }),
  route({
    method: 'DELETE',
    path: '/associations/:id/members/me',
    summary: 'Выйти из объединения или отозвать заявку',
    access: ['signed-in'],
    answers: { 204: z.null() },
    async handle({ actor, params }) {
      await leave(actor, params.id);
      return noContent();
    },
  }),
  route({
    method: 'PUT',
    path: '/associations/:id/members/:userId',
    summary: 'Назначить участником, заместителем или руководителем',
    access: managers,
    body: placeInput,
    answers: { 200: membershipShape },
    handle: async ({ actor, params, body }) => ok(await setPlace(actor, params.id, params.userId, body)),
  }),
  route({
    method: 'DELETE',
    path: '/associations/:id/members/:userId',
    summary: 'Исключить из объединения',
    access: managers,
    answers: { 204: z.null() },
    async handle({ actor, params }) {
      await removeMember(actor, params.id, params.userId);
      return noContent();
    },
  }),
  route({
    method: 'POST',
    path: '/associations/:id/members/:userId/decision',
    summary: 'Принять или отклонить заявку',
    access: ['deputy', ...managers],
    body: decisionInput,
    answers: { 200: membershipShape },
    handle: async ({ actor, params, body }) => ok(await decide(actor, params.id, params.userId, body)),
  }),
];
