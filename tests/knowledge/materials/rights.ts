import type { Row } from '../../support/rights.ts';

/**
 * What is being written for the bank is known to methodists alone; the administrator has no part in it.
 */
const methodists = (status: number) => ({ others: 404, guest: 401, methodist: status });
const open = (status: number) => ({ others: 403, guest: 401, methodist: status });
const inside = (status: number) => ({ others: 404, methodist: status });

export const materialRows: Row[] = [
  { route: 'GET /material-drafts', path: '/material-drafts', expect: open(200) },
  { route: 'POST /material-drafts', path: '/material-drafts', expect: open(400) },
  { route: 'POST /material-drafts/from-file', path: '/material-drafts/from-file', expect: open(400) },
  {
    route: 'POST /material-drafts/from-file',
    about: 'no such file',
    path: '/material-drafts/from-file',
    body: { slug: 'nothing' },
    expect: open(404),
  },
  { route: 'POST /material-drafts/preview', path: '/material-drafts/preview', expect: open(400) },
  { route: 'GET /material-drafts/:id', path: '/material-drafts/{ownMaterial}', expect: inside(200) },
  {
    route: 'GET /material-drafts/:id',
    about: 'published, the inside of it',
    path: '/material-drafts/{shownMaterial}',
    expect: inside(200),
  },
  {
    route: 'PUT /material-drafts/:id',
    about: 'their draft',
    path: '/material-drafts/{ownMaterial}',
    expect: methodists(400),
  },
  {
    route: 'PUT /material-drafts/:id',
    about: 'in review',
    path: '/material-drafts/{othersMaterial}',
    expect: methodists(403),
  },
  {
    route: 'DELETE /material-drafts/:id',
    about: 'of another methodist',
    path: '/material-drafts/{othersMaterial}',
    expect: methodists(403),
  },
  {
    route: 'POST /material-drafts/:id/submission',
    about: 'a card that is not filled in',
    path: '/material-drafts/{ownMaterial}/submission',
    expect: methodists(400),
  },
  {
    route: 'DELETE /material-drafts/:id/submission',
    about: 'of another methodist',
    path: '/material-drafts/{othersMaterial}/submission',
    expect: methodists(403),
  },
  {
    route: 'POST /material-drafts/:id/decision',
    about: 'their own',
    path: '/material-drafts/{ownMaterial}/decision',
    body: { decision: 'publish' },
    expect: methodists(403),
  },
  {
    route: 'POST /material-drafts/:id/decision',
    about: 'of another methodist',
    path: '/material-drafts/{othersMaterial}/decision',
    expect: methodists(400),
  },
  {
    route: 'POST /material-drafts/:id/revision',
    about: 'a draft has none yet',
    path: '/material-drafts/{ownMaterial}/revision',
    expect: methodists(409),
  },
  {
    route: 'DELETE /material-drafts/:id/revision',
    about: 'was never published',
    path: '/material-drafts/{ownMaterial}/revision',
    expect: methodists(403),
  },
  {
    route: 'DELETE /material-drafts/:id/plan',
    about: 'there is no plan',
    path: '/material-drafts/{ownMaterial}/plan',
    expect: methodists(409),
  },
  {
    route: 'POST /material-drafts/:id/hand-back',
    about: 'a draft without a file',
    path: '/material-drafts/{ownMaterial}/hand-back',
    expect: methodists(409),
  },
  {
    route: 'POST /material-drafts/:id/archive',
    about: 'without a reason',
    path: '/material-drafts/{shownMaterial}/archive',
    expect: methodists(400),
  },
  { route: 'GET /material-drafts/:id/remarks', path: '/material-drafts/{othersMaterial}/remarks', expect: inside(200) },
  {
    route: 'POST /material-drafts/:id/remarks',
    about: 'in review',
    path: '/material-drafts/{othersMaterial}/remarks',
    expect: methodists(400),
  },
  {
    route: 'POST /material-drafts/:id/remarks',
    about: 'a draft',
    path: '/material-drafts/{ownMaterial}/remarks',
    body: { body: 'Слово' },
    expect: methodists(403),
  },
  {
    route: 'POST /material-drafts/:id/remarks/:remark/resolution',
    about: 'no such remark',
    path: '/material-drafts/{othersMaterial}/remarks/nothing/resolution',
    expect: methodists(404),
  },
  {
    route: 'DELETE /material-drafts/:id/remarks/:remark/resolution',
    about: 'no such remark',
    path: '/material-drafts/{othersMaterial}/remarks/nothing/resolution',
    expect: methodists(404),
  },
  {
    route: 'GET /material-drafts/:id/attachments',
    path: '/material-drafts/{othersMaterial}/attachments',
    expect: inside(200),
  },
  {
    route: 'POST /material-drafts/:id/attachments',
    about: 'no file in it',
    path: '/material-drafts/{ownMaterial}/attachments',
    expect: methodists(400),
  },
  {
    route: 'POST /material-drafts/:id/attachments',
    about: 'in review',
    path: '/material-drafts/{othersMaterial}/attachments',
    expect: methodists(403),
  },
  {
    route: 'DELETE /material-drafts/:id/attachments/:file',
    about: 'no such file',
    path: '/material-drafts/{ownMaterial}/attachments/nothing',
    expect: methodists(404),
  },
  {
    route: 'GET /material-drafts/:id/versions',
    path: '/material-drafts/{othersMaterial}/versions',
    expect: inside(200),
  },
  {
    route: 'GET /material-drafts/:id/versions/:number',
    path: '/material-drafts/{othersMaterial}/versions/1',
    expect: inside(200),
  },
  {
    route: 'GET /material-drafts/:id/diff',
    path: '/material-drafts/{othersMaterial}/diff?from=1&to=0',
    expect: inside(200),
  },
  {
    route: 'POST /material-drafts/:id/restoration',
    about: 'their draft',
    path: '/material-drafts/{ownMaterial}/restoration',
    expect: methodists(400),
  },
  {
    route: 'GET /material-drafts/:id/mdx',
    about: 'published',
    path: '/material-drafts/{shownMaterial}/mdx',
    expect: inside(200),
  },
];
