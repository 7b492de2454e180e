import type { Row } from '../../support/rights.ts';

/**
 * Statuses in the order: guest, teacher, school, mentor, methodist, controller, admin, head, outsider.
 * `{case}` is a complaint in «Mathematics», whose head is head; `{clubCase}` one in the deputies' club, whose head is methodist.
 * Mentor leads an association of his own and so has a queue, in which these cases are not.
 */
const arrange = (path: string, about = 'in mathematics, which head leads') => ({
  about,
  path: `/threads/{thread}/${path}`,
});
const arranged = '401 403 403 403 400 403 403 400 403';
export const moderationRows: Row[] = [
  {
    route: 'POST /posts/:id/flags',
    about: 'written by teacher',
    path: '/posts/{post}/flags',
    expect: '401 403 400 400 400 400 400 400 400',
  },
  {
    route: 'POST /posts/:id/flags',
    about: 'in the club',
    path: '/posts/{clubFlagged}/flags',
    expect: '401 404 400 404 400 404 404 404 404',
  },
  { route: 'GET /moderation', path: '/moderation', expect: '401 403 403 200 200 403 403 200 403' },
  { route: 'GET /moderation/log', path: '/moderation/log', expect: '401 403 403 200 200 403 403 200 403' },
  { route: 'GET /moderation/:id', path: '/moderation/{case}', expect: '401 403 403 404 200 403 403 200 403' },
  {
    route: 'GET /moderation/:id',
    about: 'in the club',
    path: '/moderation/{clubCase}',
    expect: '401 403 403 404 200 403 403 404 403',
  },
  {
    route: 'PUT /moderation/:id/claim',
    path: '/moderation/{case}/claim',
    expect: '401 403 403 404 200 403 403 409 403',
  },
  {
    route: 'PUT /moderation/:id/claim',
    about: 'in the club',
    path: '/moderation/{clubCase}/claim',
    expect: '401 403 403 404 200 403 403 404 403',
  },
  {
    route: 'DELETE /moderation/:id/claim',
    path: '/moderation/{case}/claim',
    expect: '401 403 403 404 204 403 403 204 403',
  },
  {
    route: 'POST /moderation/:id/notes',
    path: '/moderation/{case}/notes',
    expect: '401 403 403 404 400 403 403 400 403',
  },
  {
    route: 'POST /moderation/:id/notes',
    about: 'in the club',
    path: '/moderation/{clubCase}/notes',
    expect: '401 403 403 404 400 403 403 404 403',
  },
  {
    route: 'POST /moderation/:id/decision',
    path: '/moderation/{case}/decision',
    expect: '401 403 403 404 400 403 403 400 403',
  },
  {
    route: 'POST /moderation/:id/decision',
    about: 'in the club',
    path: '/moderation/{clubCase}/decision',
    expect: '401 403 403 404 400 403 403 404 403',
  },
  { route: 'PUT /threads/:id/closing', ...arrange('closing'), expect: arranged },
  {
    route: 'PUT /threads/:id/closing',
    about: 'the talk of a pair',
    path: '/threads/{pairThread}/closing',
    expect: '401 403 404 403 403 404 404 404 404',
  },
  { route: 'DELETE /threads/:id/closing', ...arrange('closing'), expect: '401 403 403 403 204 403 403 204 403' },
  { route: 'PUT /threads/:id/pin', ...arrange('pin'), expect: arranged },
  { route: 'DELETE /threads/:id/pin', ...arrange('pin'), expect: '401 403 403 403 204 403 403 204 403' },
  { route: 'PUT /threads/:id/pace', ...arrange('pace'), expect: arranged },
  { route: 'PUT /threads/:id/place', ...arrange('place'), expect: arranged },
  {
    route: 'PUT /threads/:id/place',
    about: 'to the primary school, which head does not lead',
    path: '/threads/{thread}/place',
    body: { association: 'primary' },
    only: ['guest', 'teacher', 'head'],
    expect: '401 403 403 403 204 403 403 403 403',
  },
  { route: 'POST /threads/:id/split', ...arrange('split'), expect: arranged },
  { route: 'POST /threads/:id/merge', ...arrange('merge'), expect: arranged },
  {
    route: 'PUT /associations/:id/order',
    about: 'the club, which the methodist leads',
    path: '/associations/{club}/order',
    expect: '401 403 403 403 200 403 403 403 403',
  },
];
