import type { Row } from '../../support/rights.ts';

/**
 * The mark is of teacher. The bank is kept by methodists alone; the administrator has no part in it.
 */
const methodists = (status: number) => ({ others: 403, guest: 401, methodist: status });

export const upkeepRows: Row[] = [
  { route: 'GET /upkeep', path: '/upkeep?show=overdue&mine=no', expect: methodists(200) },
  { route: 'GET /materials/:id/upkeep', path: '/materials/{material}/upkeep', expect: methodists(200) },
  {
    route: 'GET /materials/:id/upkeep',
    about: 'there is none',
    path: '/materials/nothing/upkeep',
    expect: { others: 404, guest: 401 },
  },
  { route: 'PUT /materials/:id/owner', path: '/materials/{material}/owner', expect: methodists(400) },
  { route: 'POST /materials/:id/confirmations', path: '/materials/{material}/confirmations', expect: methodists(400) },
  { route: 'GET /materials/:id/marks', path: '/materials/{material}/marks', expect: 200 },
  {
    route: 'POST /materials/:id/marks',
    path: '/materials/{material}/marks',
    expect: { others: 400, guest: 401 },
  },
  {
    route: 'DELETE /marks/:id',
    about: 'answered long ago',
    path: '/marks/{answeredMark}',
    expect: { others: 404, guest: 401, teacher: 403, methodist: 403 },
  },
  {
    route: 'POST /marks/:id/answer',
    about: 'of teacher',
    path: '/marks/{mark}/answer',
    expect: { others: 404, guest: 401, teacher: 403, methodist: 400 },
  },
  { route: 'POST /imports', about: 'no file in it', path: '/imports', expect: methodists(400) },
  {
    route: 'GET /imports/:id',
    about: 'of methodist',
    path: '/imports/{import}',
    expect: { others: 404, guest: 401, methodist: 200 },
  },
  {
    route: 'POST /imports/:id/material',
    about: 'a title of one letter',
    path: '/imports/{import}/material',
    body: { title: 'А' },
    expect: { others: 404, guest: 401, methodist: 400 },
  },
  {
    route: 'DELETE /imports/:id',
    about: 'there is none',
    path: '/imports/nothing',
    expect: { others: 404, guest: 401 },
  },
  { route: 'GET /links', path: '/links?state=broken', expect: methodists(200) },
  { route: 'POST /links/:id/check', about: 'no such link', path: '/links/nothing/check', expect: methodists(404) },
  { route: 'PUT /links/:id/ignored', path: '/links/{link}/ignored', expect: methodists(400) },
  { route: 'GET /materials/:id/attachments', path: '/materials/{material}/attachments', expect: 200 },
  {
    route: 'POST /materials/:id/attachments',
    about: 'no file in it',
    path: '/materials/{material}/attachments',
    expect: methodists(400),
  },
  {
    route: 'POST /materials/:id/attachments',
    about: 'a practice has its own',
    path: '/materials/{practicePublication}/attachments',
    expect: methodists(403),
  },
  { route: 'PUT /materials/:id/attachments', path: '/materials/{material}/attachments', expect: methodists(400) },
  {
    route: 'DELETE /materials/:id/attachments/:file',
    about: 'no such file',
    path: '/materials/{material}/attachments/nothing',
    expect: methodists(404),
  },
  {
    route: 'PUT /materials/:id/attachments/:file',
    about: 'was never taken off',
    path: '/materials/{material}/attachments/nothing',
    expect: methodists(404),
  },
];
