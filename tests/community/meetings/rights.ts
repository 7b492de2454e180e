import { answerOf, request } from '../../support/app.ts';
import type { Caller, Row, Things } from '../../support/rights.ts';

/** Makes what the rows point at: a meeting of mathematics and one of the club, a document, a plan row and so on. */
export async function meetingThings(things: Things): Promise<void> {
  const make = async (path: string, as: string, body: unknown) =>
    (await answerOf<{ id: string }>(request('POST', `/api${path}`, { as, body }), 201)).id;
  const meeting = {
    title: 'Проверка прав',
    startsAt: new Date(Date.now() + 5 * 86_400_000).toISOString(),
    form: 'online',
  };
  const { mathematics, club } = things as { mathematics: string; club: string };
  things.meeting = await make(`/associations/${mathematics}/meetings`, 'head', meeting);
  things.clubMeeting = await make(`/associations/${club}/meetings`, 'methodist', meeting);
  things.outcome = await make(`/meetings/${things.meeting}/outcomes`, 'head', {
    kind: 'decision',
    body: 'Проверить',
    responsible: things.teacher,
  });
  things.template = await make(`/associations/${mathematics}/meeting-templates`, 'head', {
    title: 'Проверка',
    questions: 'Вопрос',
  });
  things.planRow = await make(`/associations/${mathematics}/plans/2031/rows`, 'head', {
    due: 'май',
    topic: 'Проверка',
  });
  things.clubRow = await make(`/associations/${club}/plans/2031/rows`, 'methodist', { due: 'май', topic: 'Проверка' });
  things.group = await make(`/associations/${mathematics}/groups`, 'head', { title: 'Проверка', purpose: 'Проверить' });
  things.announcement = await make('/announcements', 'head', {
    title: 'Проверка',
    body: 'Слово',
    associations: [mathematics],
  });
  things.clubAnnouncement = await make('/announcements', 'methodist', {
    title: 'Проверка',
    body: 'Слово',
    associations: [club],
  });
  const form = new FormData();
  form.set('title', 'Проверка');
  form.set('file', new File(['Слова'], 'words.txt', { type: 'text/plain' }));
  things.document = await make(`/associations/${mathematics}/documents`, 'head', form);
  const second = new FormData();
  second.set('title', 'Проверка');
  second.set('file', new File(['Слова'], 'words.txt', { type: 'text/plain' }));
  things.clubDocument = await make(`/associations/${club}/documents`, 'methodist', second);
}

const leaders = { others: 403, guest: 401, methodist: 400, head: 400 };
const inClub = { others: 404, guest: 401, school: 403, methodist: 400 };
/** Who may not comes first, the head takes it away at the end. */
const headLast: Caller[] = ['guest', 'teacher', 'school', 'mentor', 'controller', 'admin', 'outsider', 'head'];
const gone = { others: 403, guest: 401, head: 204 };

/**
 * Teacher, mentor and head belong to mathematics, which is open to everyone; school to the club, which is for its members.
 */
export const meetingRows: Row[] = [
  { route: 'GET /meetings', about: 'own', path: '/meetings', expect: { others: 200, guest: 401 } },
  {
    route: 'GET /meetings',
    about: 'of the club',
    path: '/meetings?association={club}',
    expect: { others: 404, school: 200, methodist: 200 },
  },
  { route: 'GET /meetings/:id', path: '/meetings/{meeting}', expect: 200 },
  {
    route: 'GET /meetings/:id',
    about: 'of the club',
    path: '/meetings/{clubMeeting}',
    expect: { others: 404, school: 200, methodist: 200 },
  },
  { route: 'POST /associations/:id/meetings', path: '/associations/{mathematics}/meetings', expect: leaders },
  {
    route: 'POST /associations/:id/meetings',
    about: 'of the club',
    path: '/associations/{club}/meetings',
    expect: { others: 403, guest: 401, methodist: 400 },
  },
  { route: 'PUT /meetings/:id', path: '/meetings/{meeting}', expect: leaders },
  { route: 'PUT /meetings/:id', about: 'of the club', path: '/meetings/{clubMeeting}', expect: inClub },
  { route: 'POST /meetings/:id/state', path: '/meetings/{meeting}/state', expect: leaders },
  { route: 'POST /meetings/:id/state', about: 'of the club', path: '/meetings/{clubMeeting}/state', expect: inClub },
  {
    route: 'POST /meetings/:id/agreement',
    about: 'nobody else was asked',
    path: '/meetings/{meeting}/agreement',
    expect: { others: 403, guest: 401 },
  },
  {
    route: 'PUT /meetings/:id/answer',
    path: '/meetings/{meeting}/answer',
    expect: { others: 403, guest: 401, teacher: 400, mentor: 400, head: 400 },
  },
  {
    route: 'PUT /meetings/:id/answer',
    about: 'of the club',
    path: '/meetings/{clubMeeting}/answer',
    expect: { others: 404, guest: 401, school: 400, methodist: 400 },
  },
  {
    route: 'POST /meetings/:id/invitations',
    path: '/meetings/{meeting}/invitations',
    expect: { others: 403, guest: 401, methodist: 201, head: 201 },
  },
  { route: 'PUT /meetings/:id/attendance', path: '/meetings/{meeting}/attendance', expect: leaders },
  { route: 'PUT /meetings/:id/minutes', path: '/meetings/{meeting}/minutes', expect: leaders },
  { route: 'PUT /meetings/:id/minutes', about: 'of the club', path: '/meetings/{clubMeeting}/minutes', expect: inClub },
  { route: 'POST /meetings/:id/names', path: '/meetings/{meeting}/names', expect: leaders },
  { route: 'POST /meetings/:id/names', about: 'of the club', path: '/meetings/{clubMeeting}/names', expect: inClub },
  { route: 'GET /meeting-names', path: '/meeting-names', expect: { others: 403, guest: 401, methodist: 200 } },
  {
    route: 'POST /meeting-names/:id/settlement',
    about: 'there is none',
    path: '/meeting-names/nothing/settlement',
    expect: { others: 403, guest: 401, methodist: 404 },
  },
  { route: 'POST /meetings/:id/outcomes', path: '/meetings/{meeting}/outcomes', expect: leaders },
  {
    route: 'PUT /outcomes/:id',
    about: 'teacher is responsible',
    path: '/outcomes/{outcome}',
    expect: { others: 403, guest: 401, teacher: 400, methodist: 400, head: 400 },
  },
  { route: 'DELETE /outcomes/:id', path: '/outcomes/{outcome}', only: headLast, expect: gone },
  {
    route: 'GET /associations/:id/meeting-templates',
    path: '/associations/{mathematics}/meeting-templates',
    expect: { others: 403, guest: 401, methodist: 200, head: 200 },
  },
  {
    route: 'POST /associations/:id/meeting-templates',
    path: '/associations/{mathematics}/meeting-templates',
    expect: leaders,
  },
  { route: 'PUT /meeting-templates/:id', path: '/meeting-templates/{template}', expect: leaders },
  { route: 'DELETE /meeting-templates/:id', path: '/meeting-templates/{template}', only: headLast, expect: gone },
  { route: 'GET /me/calendar', path: '/me/calendar', expect: { others: 200, guest: 401 } },
  { route: 'POST /me/calendar', path: '/me/calendar', expect: { others: 201, guest: 401 } },
  { route: 'DELETE /me/calendar', path: '/me/calendar', expect: { others: 204, guest: 401 } },
  { route: 'GET /associations/:id/plans/:year', path: '/associations/{mathematics}/plans/2026', expect: 200 },
  {
    route: 'GET /associations/:id/plans/:year',
    about: 'of the club',
    path: '/associations/{club}/plans/2026',
    expect: { others: 404, school: 200, methodist: 200 },
  },
  { route: 'PUT /associations/:id/plans/:year', path: '/associations/{mathematics}/plans/2026', expect: leaders },
  {
    route: 'POST /associations/:id/plans/:year/copy',
    about: 'this year has rows',
    path: '/associations/{mathematics}/plans/2026/copy',
    expect: { others: 403, guest: 401, methodist: 409, head: 409 },
  },
  {
    route: 'POST /associations/:id/plans/:year/rows',
    path: '/associations/{mathematics}/plans/2026/rows',
    expect: leaders,
  },
  { route: 'PUT /plan-rows/:id', path: '/plan-rows/{planRow}', expect: leaders },
  {
    route: 'PUT /plan-rows/:id',
    about: 'of the club',
    path: '/plan-rows/{clubRow}',
    expect: { others: 404, guest: 401, school: 403, methodist: 400 },
  },
  { route: 'POST /plan-rows/:id/position', path: '/plan-rows/{planRow}/position', expect: leaders },
  { route: 'DELETE /plan-rows/:id', path: '/plan-rows/{planRow}', only: headLast, expect: gone },
  { route: 'GET /associations/:id/documents', path: '/associations/{mathematics}/documents', expect: 200 },
  {
    route: 'GET /associations/:id/documents',
    about: 'of the club',
    path: '/associations/{club}/documents',
    expect: { others: 404, school: 200, methodist: 200 },
  },
  { route: 'POST /associations/:id/documents', path: '/associations/{mathematics}/documents', expect: leaders },
  { route: 'POST /documents/:id/versions', path: '/documents/{document}/versions', expect: leaders },
  {
    route: 'POST /documents/:id/versions',
    about: 'of the club',
    path: '/documents/{clubDocument}/versions',
    expect: inClub,
  },
  { route: 'DELETE /documents/:id', path: '/documents/{document}', only: headLast, expect: gone },
  {
    route: 'GET /associations/:id/invitations',
    path: '/associations/{mathematics}/invitations',
    expect: { others: 403, guest: 401, methodist: 200, head: 200 },
  },
  { route: 'POST /associations/:id/invitations', path: '/associations/{mathematics}/invitations', expect: leaders },
  {
    route: 'POST /associations/:id/invitations/answer',
    about: 'nobody is invited',
    path: '/associations/{mathematics}/invitations/answer',
    expect: { others: 404, guest: 401 },
  },
  {
    route: 'DELETE /associations/:id/invitations/:userId',
    about: 'nobody is invited',
    path: '/associations/{mathematics}/invitations/{outsider}',
    expect: { others: 403, guest: 401, methodist: 404, head: 404 },
  },
  { route: 'GET /associations/:id/groups', path: '/associations/{mathematics}/groups', expect: 200 },
  {
    route: 'GET /associations/:id/groups',
    about: 'of the club',
    path: '/associations/{club}/groups',
    expect: { others: 404, school: 200, methodist: 200 },
  },
  { route: 'POST /associations/:id/groups', path: '/associations/{mathematics}/groups', expect: leaders },
  { route: 'PUT /groups/:id', path: '/groups/{group}', expect: leaders },
  {
    route: 'PUT /groups/:id/members/:userId',
    about: 'a stranger to the association',
    path: '/groups/{group}/members/{outsider}',
    expect: leaders,
  },
  {
    route: 'DELETE /groups/:id/members/:userId',
    about: 'not in it',
    path: '/groups/{group}/members/{outsider}',
    expect: { others: 403, guest: 401, methodist: 404, head: 404, outsider: 404 },
  },
  { route: 'DELETE /groups/:id', path: '/groups/{group}', only: headLast, expect: gone },
  { route: 'GET /associations/:id/announcements', path: '/associations/{mathematics}/announcements', expect: 200 },
  {
    route: 'GET /associations/:id/announcements',
    about: 'of the club',
    path: '/associations/{club}/announcements',
    expect: { others: 404, school: 200, methodist: 200 },
  },
  {
    route: 'POST /announcements',
    about: 'mentor heads the young teachers',
    path: '/announcements',
    expect: { others: 403, guest: 401, mentor: 400, methodist: 400, head: 400 },
  },
  { route: 'POST /announcements/:id/decision', path: '/announcements/{announcement}/decision', expect: leaders },
  {
    route: 'POST /announcements/:id/decision',
    about: 'in the club',
    path: '/announcements/{clubAnnouncement}/decision',
    expect: inClub,
  },
  { route: 'DELETE /announcements/:id', path: '/announcements/{announcement}', only: headLast, expect: gone },
  {
    route: 'GET /associations/:id/statistics',
    path: '/associations/{mathematics}/statistics',
    expect: { others: 403, guest: 401, methodist: 200, head: 200 },
  },
  {
    route: 'GET /statistics/associations',
    path: '/statistics/associations',
    expect: { others: 403, guest: 401, methodist: 200, controller: 200 },
  },
  {
    route: 'GET /associations/:id/log',
    path: '/associations/{mathematics}/log',
    expect: { others: 403, guest: 401, methodist: 200, head: 200 },
  },
];
