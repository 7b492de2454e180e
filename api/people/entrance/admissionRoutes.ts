import { ok, route } from '../../platform/http/index.ts';
import { sentShape } from '../accounts/index.ts';
import { confirmPerson, refusePerson } from './admission.ts';

const admitters = ['school_admin of the school', 'methodist', 'admin'];

/** A school's decision about people who applied by its link. */
export const admissionRoutes = [
  route({
    method: 'POST',
    path: '/people/:id/confirmation',
    summary: 'Подтвердить того, кто пришёл по ссылке школы',
    access: admitters,
    answers: { 200: sentShape },
    handle: async ({ me, params }) => ok(await confirmPerson(me(), params.id)),
  }),
  route({
    method: 'POST',
    path: '/people/:id/refusal',
    summary: 'Отклонить того, кто пришёл по ссылке школы: его данные стираются',
    access: admitters,
    answers: { 200: sentShape },
    handle: async ({ me, params }) => ok(await refusePerson(me(), params.id)),
  }),
];
