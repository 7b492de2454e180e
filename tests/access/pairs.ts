import type { Row } from './matrix.ts';

/**
 * Statuses in the order: guest, teacher, school, mentor, methodist, controller, admin, head, outsider.
 * In the pair of school 7 and gymnasium 9 teacher is a mentee, mentor a mentor, methodist the coordinator, school an administration.
 */
export const pairRows: Row[] = [
  { route: 'GET /pairs', path: '/pairs', expect: '401 200 200 200 200 200 404 200 200' },
  { route: 'GET /pairs/:id', about: 'of school 7 and gymnasium 9', path: '/pairs/{pair}', expect: '404 200 200 200 200 200 404 404 404' },
  { route: 'GET /pairs/:id', about: 'of other schools', path: '/pairs/{otherPair}', expect: '404 404 404 404 200 200 404 404 404' },
  { route: 'GET /threads/:id', about: 'the private talk of a pair', path: '/threads/{pairThread}', expect: '404 200 404 200 200 404 404 404 404' },
  { route: 'POST /threads/:id/posts', about: 'in the private talk of a pair', path: '/threads/{pairThread}/posts', expect: '401 400 404 400 400 404 404 404 404' },
  { route: 'DELETE /threads/:id', about: 'a pair keeps its talk', path: '/threads/{pairThread}', expect: '401 403 404 403 403 404 404 404 404' },
  { route: 'POST /pairs', path: '/pairs', expect: '401 403 403 403 400 403 403 403 403' },
  { route: 'GET /pairs/matching', path: '/pairs/matching?school={school7}', expect: '401 403 403 403 200 403 403 403 403' },
  { route: 'POST /pairs/:id/agreement', path: '/pairs/{pair}/agreement', expect: '401 403 400 403 403 403 404 404 404' },
  { route: 'POST /pairs/:id/state', path: '/pairs/{pair}/state', expect: '401 403 403 403 400 403 404 404 404' },
  { route: 'GET /pairs/:id/work', path: '/pairs/{pair}/work', expect: '404 200 200 200 200 200 404 404 404' },
  { route: 'POST /pairs/:id/goals', path: '/pairs/{pair}/goals', expect: '401 400 403 400 400 403 404 404 404' },
  { route: 'POST /pairs/:id/goals/:goal/values', about: 'of no goal', path: '/pairs/{pair}/goals/none/values', expect: '401 404 403 404 404 403 404 404 404' },
  { route: 'POST /pairs/:id/tasks', path: '/pairs/{pair}/tasks', expect: '401 400 403 400 400 403 404 404 404' },
  { route: 'PUT /pairs/:id/tasks/:task/done', about: 'no task', path: '/pairs/{pair}/tasks/none/done', expect: '401 404 403 404 404 403 404 404 404' },
  { route: 'PUT /pairs/:id/tasks/:task', about: 'that mentor gave', path: '/pairs/{pair}/tasks/{pairTask}', expect: '401 403 403 400 400 403 404 404 404' },
  { route: 'PUT /pairs/:id/goals/:entry', about: 'that mentor set', path: '/pairs/{pair}/goals/{pairGoal}', expect: '401 403 403 400 400 403 404 404 404' },
  { route: 'PUT /pairs/:id/values/:entry', about: 'no value', path: '/pairs/{pair}/values/none', expect: '401 404 403 404 404 403 404 404 404' },
  { route: 'PUT /pairs/:id/meetings/:entry', about: 'that mentor wrote down', path: '/pairs/{pair}/meetings/{pairMeeting}', expect: '401 403 403 400 400 403 404 404 404' },
  { route: 'PUT /pairs/:id/plans/:entry', about: 'no plan', path: '/pairs/{pair}/plans/none', expect: '401 404 403 404 404 403 404 404 404' },
  { route: 'POST /pairs/:id/plans', path: '/pairs/{pair}/plans', expect: '401 400 403 400 400 403 404 404 404' },
  { route: 'DELETE /pairs/:id/:kind/:entry', about: "mentor's goal, by others", path: '/pairs/{pair}/goals/{pairGoal}', only: ['guest', 'teacher', 'school', 'controller', 'admin', 'head', 'outsider'], expect: '401 403 403 403 403 403 404 404 404' },
  { route: 'PUT /pairs/:id/people', path: '/pairs/{pair}/people', expect: '401 403 403 403 400 403 404 404 404' },
  { route: 'GET /pairs/:id/documents', path: '/pairs/{pair}/documents', expect: '404 200 200 200 200 200 404 404 404' },
  { route: 'POST /pairs/:id/documents', path: '/pairs/{pair}/documents', expect: '401 400 400 400 400 403 404 404 404' },
  { route: 'DELETE /pairs/:id/documents/:file', about: 'no document', path: '/pairs/{pair}/documents/none', expect: '401 404 404 404 404 403 404 404 404' },
  { route: 'POST /pairs/:id/meetings', path: '/pairs/{pair}/meetings', expect: '401 400 403 400 400 403 404 404 404' },
  { route: 'POST /pairs/:id/pins', path: '/pairs/{pair}/pins', expect: '401 400 403 400 400 403 404 404 404' },
  { route: 'DELETE /pairs/:id/:kind/:entry', about: 'no entry', path: '/pairs/{pair}/goals/none', expect: '401 404 403 404 404 403 404 404 404' },
  { route: 'GET /pairs/:id/reflections', path: '/pairs/{pair}/reflections', expect: '404 200 404 200 200 404 404 404 404' },
  { route: 'PUT /pairs/:id/reflections/:stage', path: '/pairs/{pair}/reflections/middle', expect: '401 400 404 400 400 404 404 404 404' },
  { route: 'GET /pairs/:id/silences', path: '/pairs/{pair}/silences', expect: '404 200 404 200 200 404 404 404 404' },
  { route: 'POST /pairs/:id/silences', path: '/pairs/{pair}/silences', expect: '401 400 404 400 403 404 404 404 404' },
  { route: 'PUT /pairs/:id/silences/:silence', path: '/pairs/{pair}/silences/none', expect: '401 403 404 403 400 404 404 404 404' },
];
