import { z } from 'zod';
import { accepted, route } from '../../platform/http/index.ts';
import {
  browserOf,
  entered,
  requestReset,
  resetInput,
  resetPassword,
  resetRequestInput,
  sessionShape,
  setUp,
  setupInput,
} from '../accounts/index.ts';
import { acceptanceInput, acceptInvitation } from './acceptance.ts';
import { confirmJoin, joinConfirmationInput } from './joinConfirmation.ts';
import { join, joinInput, lettersArrive } from './joining.ts';

const told = z.object({ detail: z.string() });

/** Ways to sign in without a password: each needs a secret from a link, none a session. */
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
      await requestReset(body, browserOf(context));
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
    handle: ({ body, context }) => entered(context, (from) => resetPassword(body, from)),
  }),
  route({
    method: 'POST',
    path: '/invitations/acceptance',
    summary: 'Принять приглашение: имя и пароль',
    access: ['guest'],
    anonymous: true,
    body: acceptanceInput,
    answers: { 201: sessionShape },
    handle: ({ body, context }) => entered(context, (from) => acceptInvitation(body, from)),
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
    handle: ({ body, context }) => entered(context, (from) => confirmJoin(body, from)),
  }),
  route({
    method: 'POST',
    path: '/setup',
    summary: 'Создать первого администратора по одноразовой ссылке пустой базы',
    access: ['guest'],
    anonymous: true,
    body: setupInput,
    answers: { 201: sessionShape },
    handle: ({ body, context }) => entered(context, (from) => setUp(body, from)),
  }),
];
