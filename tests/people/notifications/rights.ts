import type { Row } from '../../support/rights.ts';

export const notificationRows: Row[] = [
  { route: 'GET /notifications', path: '/notifications', expect: { others: 200, guest: 401 } },
  { route: 'GET /notifications/count', path: '/notifications/count', expect: { others: 200, guest: 401 } },
  { route: 'PUT /notifications', path: '/notifications', expect: { others: 200, guest: 401 } },
  { route: 'PUT /notifications/seen', path: '/notifications/seen', expect: { others: 400, guest: 401 } },
  {
    route: 'PUT /notifications/:id',
    about: 'of nobody',
    path: '/notifications/none',
    expect: { others: 404, guest: 401 },
  },
  {
    route: 'PUT /notifications/:id',
    about: 'of teacher',
    path: '/notifications/{teacherNotice}',
    expect: { others: 404, guest: 401, teacher: 200 },
  },
  { route: 'GET /me/notifications', path: '/me/notifications', expect: { others: 200, guest: 401 } },
  {
    route: 'PUT /me/notifications',
    path: '/me/notifications',
    body: { hour: 25 },
    expect: { others: 400, guest: 401 },
  },
  { route: 'GET /jobs', path: '/jobs', expect: { others: 403, guest: 401, admin: 200 } },
  { route: 'POST /jobs/:id/retry', path: '/jobs/none/retry', expect: { others: 403, guest: 401, admin: 404 } },
  { route: 'DELETE /jobs/:id', path: '/jobs/none', expect: { others: 403, guest: 401, admin: 404 } },
];
