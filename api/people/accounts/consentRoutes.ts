import { z } from 'zod';
import { created, moment, noContent, ok, route } from '../../platform/http/index.ts';
import { consentInput, consentsOf, giveConsent, withdrawPublication } from './consents.ts';
import { consentDocument, consentPurposes, purposeShape } from './consentText.ts';

const documentShape = z.object({ purpose: purposeShape, version: z.number(), title: z.string(), text: z.string() });
const givenShape = z.object({
  id: z.string(),
  purpose: purposeShape,
  version: z.number(),
  text: z.string(),
  address: z.string(),
  givenAt: moment,
  withdrawnAt: moment.nullable(),
});

export const consentRoutes = [
  route({
    method: 'GET',
    path: '/consents/documents',
    summary: 'Тексты согласий, которые действуют сейчас',
    access: ['guest'],
    answers: { 200: z.object({ items: z.array(documentShape) }) },
    handle: async () => ok({ items: await Promise.all(consentPurposes.map(consentDocument)) }),
  }),
  route({
    method: 'GET',
    path: '/consents',
    summary: 'Мои согласия: что, когда, откуда и под каким текстом',
    access: ['signed-in'],
    beforeConsent: true,
    answers: { 200: z.object({ items: z.array(givenShape) }) },
    async handle({ me }) {
      const rows = await consentsOf(me());
      return ok({ items: rows.map(({ userId, ...row }) => row) });
    },
  }),
  route({
    method: 'POST',
    path: '/consents',
    summary: 'Дать согласие',
    access: ['signed-in'],
    beforeConsent: true,
    body: consentInput,
    answers: { 201: z.object({ purpose: purposeShape }) },
    async handle({ me, body, context }) {
      return created({ purpose: await giveConsent(me(), body, context.get('address')) });
    },
  }),
  route({
    method: 'DELETE',
    path: '/consents/publication',
    summary: 'Отозвать согласие на публикацию имени',
    access: ['signed-in'],
    answers: { 204: z.null() },
    async handle({ me }) {
      await withdrawPublication(me());
      return noContent();
    },
  }),
];
