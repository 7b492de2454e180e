import type { Row } from '../../support/rights.ts';

/**
 * Statuses in the order: guest, teacher, school, mentor, methodist, controller, admin, head, outsider.
 * The draft, the one in review and the published one are of mentor (gymnasium 9); the returned one of teacher (school 7).
 */
const signedIn = { others: 200, guest: 401 };

export const practiceRows: Row[] = [
  { route: 'GET /materials', path: '/materials', expect: 200 },
  { route: 'GET /materials/:id', path: '/materials/{material}', expect: 200 },
  {
    route: 'GET /materials/:id/applications',
    path: '/materials/{material}/applications',
    expect: { others: 200, guest: 401 },
  },
  {
    route: 'PUT /materials/:id/application',
    path: '/materials/{material}/application',
    expect: { others: 400, guest: 401 },
  },
  {
    route: 'GET /materials/:id/application',
    about: 'one’s own, or null',
    path: '/materials/{material}/application',
    expect: signedIn,
  },
  {
    route: 'DELETE /applications/:id',
    about: 'there is none',
    path: '/applications/nothing',
    expect: { others: 404, guest: 401 },
  },
  { route: 'GET /bookmarks', path: '/bookmarks', expect: { others: 200, guest: 401 } },
  {
    route: 'PUT /bookmarks/:publication',
    about: 'of nothing',
    path: '/bookmarks/nothing',
    expect: { others: 404, guest: 401 },
  },
  {
    route: 'DELETE /bookmarks/:publication',
    about: 'of what is not marked',
    path: '/bookmarks/{material}',
    expect: { others: 204, guest: 401 },
  },
  { route: 'GET /practices', path: '/practices', expect: 200 },
  { route: 'GET /practices/:id', about: 'published', path: '/practices/{published}', expect: 200 },
  {
    route: 'GET /practices/:id',
    about: 'draft',
    path: '/practices/{draft}',
    expect: { others: 404, mentor: 200 },
  },
  {
    route: 'GET /practices/:id',
    about: 'in review',
    path: '/practices/{review}',
    expect: { others: 404, mentor: 200, methodist: 200 },
  },
  { route: 'POST /practices', path: '/practices', expect: { others: 400, guest: 401, controller: 403, admin: 403 } },
  {
    route: 'PUT /practices/:id',
    about: 'draft',
    path: '/practices/{draft}',
    expect: { others: 404, guest: 401, mentor: 400 },
  },
  {
    route: 'PUT /practices/:id',
    about: 'in review',
    path: '/practices/{review}',
    expect: { others: 404, guest: 401, mentor: 403, methodist: 403 },
  },
  {
    route: 'PUT /practices/:id',
    about: 'published',
    path: '/practices/{published}',
    expect: { others: 403, guest: 401 },
  },
  {
    route: 'POST /practices/:id/submission',
    about: 'a draft with empty parts',
    path: '/practices/{draft}/submission',
    expect: { others: 404, guest: 401, mentor: 400 },
  },
  {
    route: 'DELETE /practices/:id/submission',
    about: 'a draft was never handed in',
    path: '/practices/{draft}/submission',
    expect: { others: 404, guest: 401, mentor: 409 },
  },
  {
    route: 'POST /practices/:id/decision',
    about: 'in review',
    path: '/practices/{review}/decision',
    expect: { others: 404, guest: 401, mentor: 403, methodist: 400 },
  },
  {
    route: 'POST /practices/:id/decision',
    about: 'published',
    path: '/practices/{published}/decision',
    body: { decision: 'publish' },
    expect: { others: 403, guest: 401, methodist: 409 },
  },
  {
    route: 'POST /practices/:id/archive',
    about: 'draft',
    path: '/practices/{draft}/archive',
    expect: { others: 404, guest: 401, mentor: 409 },
  },
  {
    route: 'DELETE /practices/:id/archive',
    about: 'published',
    path: '/practices/{published}/archive',
    expect: { others: 403, guest: 401, mentor: 409 },
  },
  {
    route: 'POST /practices/:id/authors',
    about: 'draft',
    path: '/practices/{draft}/authors',
    expect: { others: 404, guest: 401, mentor: 400 },
  },
  {
    route: 'GET /practices/:id/invitations',
    about: 'draft',
    path: '/practices/{draft}/invitations',
    expect: { others: 404, mentor: 200 },
  },
  {
    route: 'GET /practices/:id/invitations',
    about: 'published',
    path: '/practices/{published}/invitations',
    expect: { others: 403, guest: 404, mentor: 200 },
  },
  {
    route: 'DELETE /practices/:id/invitations/:invitation',
    about: 'nobody is asked',
    path: '/practices/{draft}/invitations/nobody',
    expect: { others: 404, guest: 401 },
  },
  {
    route: 'DELETE /practices/:id/authors/:person',
    about: 'nobody is one',
    path: '/practices/{draft}/authors/nobody',
    expect: { others: 404, guest: 401 },
  },
  {
    route: 'GET /practices/:id/attachments',
    about: 'draft',
    path: '/practices/{draft}/attachments',
    expect: { others: 404, mentor: 200 },
  },
  {
    route: 'GET /practices/:id/attachments',
    about: 'published',
    path: '/practices/{published}/attachments',
    expect: 200,
  },
  {
    route: 'POST /practices/:id/attachments',
    about: 'no file in it',
    path: '/practices/{draft}/attachments',
    expect: { others: 404, guest: 401, mentor: 400 },
  },
  {
    route: 'DELETE /practices/:id/attachments/:file',
    about: 'no such file',
    path: '/practices/{draft}/attachments/nothing',
    expect: { others: 404, guest: 401 },
  },
  { route: 'GET /review', path: '/review', expect: { others: 403, guest: 401, methodist: 200 } },
  {
    route: 'GET /practices/:id/comments',
    about: 'in review',
    path: '/practices/{review}/comments',
    expect: { others: 404, mentor: 200, methodist: 200 },
  },
  {
    route: 'POST /practices/:id/comments',
    about: 'in review',
    path: '/practices/{review}/comments',
    expect: { others: 404, guest: 401, mentor: 400, methodist: 400 },
  },
  {
    route: 'POST /practices/:id/comments/:comment/resolution',
    about: 'no such remark',
    path: '/practices/{review}/comments/nothing/resolution',
    expect: { others: 404, guest: 401 },
  },
  {
    route: 'DELETE /practices/:id/comments/:comment/resolution',
    about: 'no such remark',
    path: '/practices/{review}/comments/nothing/resolution',
    expect: { others: 404, guest: 401 },
  },
  {
    route: 'GET /practices/:id/revisions',
    about: 'in review',
    path: '/practices/{review}/revisions',
    expect: { others: 404, mentor: 200, methodist: 200 },
  },
  {
    route: 'GET /practices/:id/diff',
    about: 'of a revision that is not there',
    path: '/practices/{review}/diff?from=98&to=99',
    expect: 404,
  },
  { route: 'GET /practices/:id/adoptions', path: '/practices/{published}/adoptions', expect: 200 },
  {
    route: 'POST /practices/:id/adoptions',
    about: 'a draft can be taken over by nobody',
    path: '/practices/{draft}/adoptions',
    expect: { others: 404, guest: 401 },
  },
  {
    route: 'PUT /adoptions/:id/report',
    about: 'of school 7',
    path: '/adoptions/{adoption}/report',
    expect: { others: 403, guest: 401, school: 400 },
  },
  {
    route: 'DELETE /adoptions/:id',
    about: 'there is none',
    path: '/adoptions/nothing',
    expect: { others: 404, guest: 401 },
  },
];
