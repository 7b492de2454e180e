import type { Row } from '../../support/rights.ts';

/** Statuses in the order: guest, teacher, school, mentor, methodist, controller, admin, head, outsider. */
export const notificationRows: Row[] = [
  { route: 'GET /notifications', path: '/notifications', expect: '401 200 200 200 200 200 200 200 200' },
  { route: 'GET /notifications/count', path: '/notifications/count', expect: '401 200 200 200 200 200 200 200 200' },
  { route: 'PUT /notifications', path: '/notifications', expect: '401 200 200 200 200 200 200 200 200' },
  { route: 'PUT /notifications/seen', path: '/notifications/seen', expect: '401 400 400 400 400 400 400 400 400' },
  {
    route: 'PUT /notifications/:id',
    about: 'of nobody',
    path: '/notifications/none',
    expect: '401 404 404 404 404 404 404 404 404',
  },
  {
    route: 'PUT /notifications/:id',
    about: 'of teacher',
    path: '/notifications/{teacherNotice}',
    expect: '401 200 404 404 404 404 404 404 404',
  },
  { route: 'GET /me/notifications', path: '/me/notifications', expect: '401 200 200 200 200 200 200 200 200' },
  {
    route: 'PUT /me/notifications',
    path: '/me/notifications',
    body: { hour: 25 },
    expect: '401 400 400 400 400 400 400 400 400',
  },
  { route: 'GET /jobs', path: '/jobs', expect: '401 403 403 403 403 403 200 403 403' },
  { route: 'POST /jobs/:id/retry', path: '/jobs/none/retry', expect: '401 403 403 403 403 403 404 403 403' },
  { route: 'DELETE /jobs/:id', path: '/jobs/none', expect: '401 403 403 403 403 403 404 403 403' },
];
