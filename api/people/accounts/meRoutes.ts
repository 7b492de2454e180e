import { z } from 'zod';
import { moment, noContent, ok, route } from '../../platform/http/index.ts';
import { closeAccount, closingInput, exportOwnData } from './ownData.ts';
import { changePassword, passwordChangeInput } from './passwordChange.ts';
import { changeProfile, ownProfile, profileInput } from './profile.ts';
import { left } from './sessionAnswers.ts';
import { endSession, endSessions, mySessions } from './sessions.ts';
import { roleShape, schoolRef, schoolShape } from './shapes.ts';

const profileShape = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role: roleShape,
  school: schoolShape,
  position: z.string(),
  subjects: z.array(z.string()),
  about: z.string(),
  profile: z.enum(['private', 'signed-in', 'everyone']),
  version: z.number(),
  createdAt: moment,
});
const openSessionShape = z.object({
  id: z.string(),
  device: z.string(),
  createdAt: moment,
  expiresAt: moment,
  current: z.boolean(),
});

async function profileAnswer(me: Parameters<typeof ownProfile>[0]) {
  const { state, school, ...profile } = await ownProfile(me);
  return ok({ ...profile, school: schoolRef(school) });
}

/** What a person does with their own account. */
export const meRoutes = [
  route({
    method: 'GET',
    path: '/me',
    summary: 'Мой профиль',
    access: ['signed-in'],
    answers: { 200: profileShape },
    handle: ({ me }) => profileAnswer(me()),
  }),
  route({
    method: 'PUT',
    path: '/me',
    summary: 'Изменить мой профиль',
    access: ['signed-in'],
    body: profileInput,
    answers: { 200: profileShape },
    async handle({ me, body }) {
      await changeProfile(me(), body);
      return profileAnswer(me());
    },
  }),
  route({
    method: 'DELETE',
    path: '/me',
    summary: 'Закрыть мою учётную запись и отозвать согласие на обработку данных',
    access: ['signed-in'],
    beforeConsent: true,
    body: closingInput,
    answers: { 204: z.null() },
    async handle({ me, body, context }) {
      return left(context, await closeAccount(me(), body));
    },
  }),
  route({
    method: 'PUT',
    path: '/me/password',
    summary: 'Сменить пароль: остальные входы закрываются',
    access: ['signed-in'],
    body: passwordChangeInput,
    answers: { 204: z.null() },
    async handle({ me, body }) {
      await changePassword(me(), body);
      return noContent();
    },
  }),
  route({
    method: 'GET',
    path: '/me/export',
    summary: 'Все мои данные одним файлом JSON',
    access: ['signed-in'],
    beforeConsent: true,
    answers: { 200: z.record(z.string(), z.unknown()) },
    async handle({ me, context }) {
      context.header('Content-Disposition', 'attachment; filename="opora-my-data.json"');
      return ok(await exportOwnData(me()));
    },
  }),
  route({
    method: 'GET',
    path: '/sessions',
    summary: 'Мои входы: где и с каких пор',
    access: ['signed-in'],
    answers: { 200: z.object({ items: z.array(openSessionShape) }) },
    handle: async ({ me }) => ok({ items: await mySessions(me()) }),
  }),
  route({
    method: 'DELETE',
    path: '/sessions/:id',
    summary: 'Закрыть один мой вход',
    access: ['signed-in'],
    answers: { 204: z.null() },
    async handle({ me, params, context }) {
      const cleared = await endSession(me(), params.id);
      return cleared ? left(context, cleared) : noContent();
    },
  }),
  route({
    method: 'DELETE',
    path: '/sessions',
    summary: 'Выйти везде',
    access: ['signed-in'],
    answers: { 204: z.null() },
    async handle({ me, context }) {
      return left(context, await endSessions(me()));
    },
  }),
];
