import type { Context } from 'hono';
import { z } from 'zod';
import { accepted, created, type Front, route } from '../http/route.ts';
import { acceptanceInput, acceptInvitation } from './acceptance.ts';
import { confirmJoin, joinConfirmationInput } from './joinConfirmation.ts';
import { join, joinInput, lettersArrive } from './joining.ts';
import { spent } from './oneTimeLink.ts';
import { requestReset, resetInput, resetPassword, resetRequestInput } from './reset.ts';
import { actorOf } from './session.ts';
import { setUp, setupInput } from './setup.ts';
import { sessionOf, sessionShape } from './shapes.ts';

const told = z.object({ detail: z.string() });

/** Answers 201 with the session that a way in has opened. */
async function entered(context: Context<Front>, entrance: Promise<{ cookie: string }>) {
  const { cookie } = await entrance;
  const { actor } = await actorOf(cookie);
  // Closed at this very moment: the session is none.
  if (!actor) throw spent();
  context.header('Set-Cookie', cookie);
  return created(sessionOf(actor));
}

/** The ways in besides the password: each needs a secret from a link, none a session. */
export const entranceRoutes = [
  route({
    method: 'POST',
    path: '/password-resets',
    summary: 'Попросить письмо со ссылкой для нового пароля: ответ один, есть учётная запись или нет',
    access: ['guest'],
    anonymous: true,
    body: resetRequestInput,
    answers: { 202: told },
    async handle({ body, context }) {
      await requestReset(body, context.get('address'));
      return accepted({ detail: 'Если такая учётная запись есть, письмо со ссылкой уже в пути.' });
    },
  }),
  route({
    method: 'POST',
    path: '/password-resets/use',
    summary: 'Задать новый пароль по ссылке из письма: все прежние входы закрываются',
    access: ['guest'],
    anonymous: true,
    body: resetInput,
    answers: { 201: sessionShape },
    handle: ({ body, context, header }) => entered(context, resetPassword(body, header('User-Agent') ?? '')),
  }),
  route({
    method: 'POST',
    path: '/invitations/acceptance',
    summary: 'Принять приглашение: имя и пароль',
    access: ['guest'],
    anonymous: true,
    body: acceptanceInput,
    answers: { 201: sessionShape },
    handle: ({ body, context, header }) => entered(context, acceptInvitation(body, header('User-Agent') ?? '')),
  }),
  route({
    method: 'POST',
    path: '/join',
    summary: 'Попроситься в школу по её ссылке: на почту придёт письмо, потом подтверждает администрация',
    access: ['guest'],
    anonymous: true,
    body: joinInput,
    answers: { 202: told },
    async handle({ body }) {
      await join(body);
      return accepted({
        detail: lettersArrive
          ? 'Мы отправили письмо. Откройте ссылку из него: после этого заявку увидит школа.'
          : 'Заявка принята. Когда школа её подтвердит, войдите с этой почтой и паролем.',
      });
    },
  }),
  route({
    method: 'POST',
    path: '/join/confirmation',
    summary: 'Подтвердить почту по ссылке из письма: имя и пароль; дальше подтверждает администрация школы',
    access: ['guest'],
    anonymous: true,
    body: joinConfirmationInput,
    answers: { 201: sessionShape },
    handle: ({ body, context, header }) => entered(context, confirmJoin(body, header('User-Agent') ?? '')),
  }),
  route({
    method: 'POST',
    path: '/setup',
    summary: 'Создать первого администратора по одноразовой ссылке пустой базы',
    access: ['guest'],
    anonymous: true,
    body: setupInput,
    answers: { 201: sessionShape },
    handle: ({ body, context, header }) => entered(context, setUp(body, header('User-Agent') ?? '')),
  }),
];
