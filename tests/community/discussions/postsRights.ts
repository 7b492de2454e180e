import { answerOf, request } from '../../support/app.ts';
import type { Row, Things } from '../../support/rights.ts';

/** A poll in mathematics and one in the club, each with its post, beside what the demo city has. */
export async function postThings(things: Things): Promise<void> {
  const poll = { question: 'Когда встречаемся?', options: ['В среду', 'В пятницу'] };
  const talk = (association: string, as: string) =>
    answerOf<{ id: string }>(
      request('POST', '/api/threads', {
        as,
        body: { association, title: 'Когда встречаемся', body: 'Голосуем.', poll },
      }),
      201,
    );
  const postOf = async (thread: string) => {
    const { posts } = await answerOf<{ posts: { items: { id: string; poll: { id: string } }[] } }>(
      request('GET', `/api/threads/${thread}`, { as: 'methodist' }),
      200,
    );
    return posts.items[0] as { id: string; poll: { id: string } };
  };
  things.poll = (await postOf((await talk('mathematics', 'head')).id)).poll.id;
  const inClub = await postOf((await talk('deputies', 'methodist')).id);
  things.clubOpenPost = inClub.id;
  things.clubPoll = inClub.poll.id;
}

/**
 * `{post}` was written by teacher in the discussion `{thread}` of mathematics, which teacher began; `{clubOpenPost}` stands in the
 * deputies' club (school is one of them).
 */
const postMarkRows: Row[] = [
  { route: 'GET /posts/:id/useful', path: '/posts/{post}/useful', expect: { others: 200, guest: 401 } },
  {
    route: 'GET /posts/:id/useful',
    about: 'in the club',
    path: '/posts/{clubOpenPost}/useful',
    expect: { others: 404, guest: 401, school: 200, methodist: 200 },
  },
  {
    route: 'PUT /posts/:id/useful',
    about: 'written by teacher',
    path: '/posts/{post}/useful',
    expect: { others: 200, guest: 401, teacher: 403 },
  },
  {
    route: 'DELETE /posts/:id/useful',
    about: 'written by teacher',
    path: '/posts/{post}/useful',
    expect: { others: 200, guest: 401, teacher: 403 },
  },
  {
    route: 'PUT /posts/:id/useful',
    about: 'in the club',
    path: '/posts/{clubOpenPost}/useful',
    only: ['guest', 'teacher', 'mentor', 'controller', 'admin', 'head', 'outsider'],
    expect: { others: 404, guest: 401 },
  },
  {
    route: 'PUT /threads/:id/solution',
    about: 'begun by teacher',
    path: '/threads/{thread}/solution',
    expect: { others: 403, guest: 401, teacher: 400, methodist: 400, head: 400 },
  },
  {
    route: 'DELETE /threads/:id/solution',
    about: 'in a pair',
    path: '/threads/{pairThread}/solution',
    expect: { others: 404, guest: 401, teacher: 403, mentor: 403, methodist: 204 },
  },
  {
    route: 'DELETE /threads/:id/solution',
    about: 'begun by teacher',
    path: '/threads/{thread}/solution',
    expect: { others: 403, guest: 401, teacher: 204, methodist: 204, head: 204 },
  },
  { route: 'PUT /posts/:id/official', path: '/posts/{post}/official', expect: { others: 403, guest: 401, methodist: 204 } },
  {
    route: 'DELETE /posts/:id/official',
    path: '/posts/{post}/official',
    expect: { others: 403, guest: 401, methodist: 204 },
  },
  { route: 'GET /me/bookmarks/posts', path: '/me/bookmarks/posts', expect: { others: 200, guest: 401 } },
  {
    route: 'PUT /posts/:id/bookmark',
    path: '/posts/{post}/bookmark',
    body: { remindOn: 'soon' },
    expect: { others: 400, guest: 401 },
  },
  {
    route: 'PUT /posts/:id/bookmark',
    about: 'in the club',
    path: '/posts/{clubOpenPost}/bookmark',
    body: { remindOn: 'soon' },
    expect: { others: 404, guest: 401, school: 400, methodist: 400 },
  },
  {
    route: 'DELETE /posts/:id/bookmark',
    path: '/posts/{post}/bookmark',
    expect: { others: 204, guest: 401 },
  },
  {
    route: 'GET /polls/:id/votes',
    about: 'in mathematics',
    path: '/polls/{poll}/votes',
    expect: { others: 200, guest: 401 },
  },
  {
    route: 'POST /polls/:id/votes',
    about: 'in mathematics',
    path: '/polls/{poll}/votes',
    expect: { others: 400, guest: 401, school: 403, controller: 403, admin: 403, outsider: 403 },
  },
  {
    route: 'DELETE /polls/:id/votes',
    about: 'in mathematics',
    path: '/polls/{poll}/votes',
    expect: { others: 200, guest: 401, school: 403, controller: 403, admin: 403, outsider: 403 },
  },
  {
    route: 'GET /polls/:id/votes',
    about: 'in the club',
    path: '/polls/{clubPoll}/votes',
    expect: { others: 404, guest: 401, school: 200, methodist: 200 },
  },
  {
    route: 'POST /polls/:id/votes',
    about: 'in the club',
    path: '/polls/{clubPoll}/votes',
    expect: { others: 404, guest: 401, school: 400, methodist: 400 },
  },
];

/** The city's first practice grew out of no discussion, so nobody was invited to it. */
const outcomeRows: Row[] = [
  {
    route: 'POST /threads/:id/practice',
    about: 'not solved',
    path: '/threads/{thread}/practice',
    expect: { others: 409, guest: 401 },
  },
  {
    route: 'POST /threads/:id/practice',
    about: 'a pair’s own talk',
    path: '/threads/{pairThread}/practice',
    expect: { others: 404, guest: 401, teacher: 403, mentor: 403, methodist: 403 },
  },
  {
    route: 'GET /practices/:id/invitation',
    about: 'nobody was asked',
    path: '/practices/{draft}/invitation',
    expect: 404,
  },
  {
    route: 'POST /practices/:id/invitation',
    about: 'nobody was asked',
    path: '/practices/{draft}/invitation',
    expect: { others: 404, guest: 401 },
  },
];

/** In this order: an answer that was withdrawn is the solution of nothing. */
export const postRows: Row[] = [...postMarkRows, ...outcomeRows];
