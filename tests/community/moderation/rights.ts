import type { Row } from '../../support/rights.ts';

/**
 * `{case}` is a complaint in «Mathematics», whose head is head; `{clubCase}` one in the deputies' club, whose head is methodist.
 * Mentor leads an association of their own and so has a queue, in which these cases are not.
 */
const arrange = (path: string, about = 'in mathematics, which head leads') => ({
  about,
  path: `/threads/{thread}/${path}`,
});
const arranged = { others: 403, guest: 401, methodist: 400, head: 400 };
export const moderationRows: Row[] = [
  {
    route: 'POST /posts/:id/flags',
    about: 'written by teacher',
    path: '/posts/{post}/flags',
    expect: { others: 400, guest: 401, teacher: 403 },
  },
  {
    route: 'POST /posts/:id/flags',
    about: 'in the club',
    path: '/posts/{clubFlagged}/flags',
    expect: { others: 404, guest: 401, school: 400, methodist: 400 },
  },
  { route: 'GET /moderation', path: '/moderation', expect: { others: 403, guest: 401, mentor: 200, methodist: 200, head: 200 } },
  { route: 'GET /moderation/log', path: '/moderation/log', expect: { others: 403, guest: 401, mentor: 200, methodist: 200, head: 200 } },
  { route: 'GET /moderation/:id', path: '/moderation/{case}', expect: { others: 403, guest: 401, mentor: 404, methodist: 200, head: 200 } },
  {
    route: 'GET /moderation/:id',
    about: 'in the club',
    path: '/moderation/{clubCase}',
    expect: { others: 403, guest: 401, mentor: 404, methodist: 200, head: 404 },
  },
  {
    route: 'PUT /moderation/:id/claim',
    path: '/moderation/{case}/claim',
    expect: { others: 403, guest: 401, mentor: 404, methodist: 200, head: 409 },
  },
  {
    route: 'PUT /moderation/:id/claim',
    about: 'in the club',
    path: '/moderation/{clubCase}/claim',
    expect: { others: 403, guest: 401, mentor: 404, methodist: 200, head: 404 },
  },
  {
    route: 'DELETE /moderation/:id/claim',
    path: '/moderation/{case}/claim',
    expect: { others: 403, guest: 401, mentor: 404, methodist: 204, head: 204 },
  },
  {
    route: 'POST /moderation/:id/notes',
    path: '/moderation/{case}/notes',
    expect: { others: 403, guest: 401, mentor: 404, methodist: 400, head: 400 },
  },
  {
    route: 'POST /moderation/:id/notes',
    about: 'in the club',
    path: '/moderation/{clubCase}/notes',
    expect: { others: 403, guest: 401, mentor: 404, methodist: 400, head: 404 },
  },
  {
    route: 'POST /moderation/:id/decision',
    path: '/moderation/{case}/decision',
    expect: { others: 403, guest: 401, mentor: 404, methodist: 400, head: 400 },
  },
  {
    route: 'POST /moderation/:id/decision',
    about: 'in the club',
    path: '/moderation/{clubCase}/decision',
    expect: { others: 403, guest: 401, mentor: 404, methodist: 400, head: 404 },
  },
  { route: 'PUT /threads/:id/closing', ...arrange('closing'), expect: arranged },
  {
    route: 'PUT /threads/:id/closing',
    about: 'the talk of a pair',
    path: '/threads/{pairThread}/closing',
    expect: { others: 404, guest: 401, teacher: 403, mentor: 403, methodist: 403 },
  },
  { route: 'DELETE /threads/:id/closing', ...arrange('closing'), expect: { others: 403, guest: 401, methodist: 204, head: 204 } },
  { route: 'PUT /threads/:id/pin', ...arrange('pin'), expect: arranged },
  { route: 'DELETE /threads/:id/pin', ...arrange('pin'), expect: { others: 403, guest: 401, methodist: 204, head: 204 } },
  { route: 'PUT /threads/:id/pace', ...arrange('pace'), expect: arranged },
  { route: 'PUT /threads/:id/place', ...arrange('place'), expect: arranged },
  {
    route: 'PUT /threads/:id/place',
    about: 'to the primary school, which head does not lead',
    path: '/threads/{thread}/place',
    body: { association: 'primary' },
    only: ['guest', 'teacher', 'head'],
    expect: { others: 403, guest: 401, methodist: 204 },
  },
  { route: 'POST /threads/:id/split', ...arrange('split'), expect: arranged },
  { route: 'POST /threads/:id/merge', ...arrange('merge'), expect: arranged },
  {
    route: 'PUT /associations/:id/order',
    about: 'the club, which the methodist leads',
    path: '/associations/{club}/order',
    expect: { others: 403, guest: 401, methodist: 200 },
  },
];
