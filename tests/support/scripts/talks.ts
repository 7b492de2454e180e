import { type Act, association, type City, person, rounds, texts } from './city.ts';

const begin = (city: City, more: Record<string, unknown> = {}, as = 'teacher') =>
  city.send(as, 'POST', '/api/threads', { association: 'mathematics', title: 'Проба полей', body: 'Текст', ...more });
/** Ten answers of a poll at most, none twice. */
const options = (round: number) => {
  const all = texts(200);
  return Array.from({ length: 8 }, (_, index) => all[(round * 8 + index) % all.length] as string);
};
/** As a list, and as a form sends them. */
const polled = ({ question }: { question: string }, round: number) => ({
  question,
  options: round % 2 ? options(round) : options(round).join('\n'),
});
const firstPost = async (city: City, thread: string) => {
  const { posts } = await city.send('teacher', 'GET', `/api/threads/${thread}`);
  return posts.items[0] as (typeof posts.items)[number];
};

/** Fields of discussions. */
export const talkActs: Record<string, Act> = {
  async 'a discussion with a poll'(city) {
    for (const [round, { title, body, question }] of rounds({ title: 200, body: 20_000, question: 200 }).entries()) {
      const { url } = await begin(city, { title, body, poll: polled({ question }, round) });
      await city.look(url, round % 2 ? 'teacher' : null);
    }
    await city.look('/threads', 'teacher');
    await city.look('/threads/search?q=__hit', 'teacher');
  },

  async 'a question that the search could not answer'(city) {
    for (const question of texts(500))
      for (const _ of ['once', 'twice']) await city.send(null, 'POST', '/api/unmet', { question });
    await city.look('/unmet', 'methodist');
  },

  async 'the title of a discussion when it is changed'(city) {
    const { id, url } = await begin(city);
    for (const { title } of rounds({ title: 200 }).slice(0, 4)) {
      const { version } = await city.send('teacher', 'GET', `/api/threads/${id}`);
      await city.send('teacher', 'PUT', `/api/threads/${id}`, { title, version });
      await city.look(url, 'teacher');
    }
    await city.look(`${url}/print`, null);
  },

  async 'an answer with a poll, and its edits'(city) {
    const { id, url } = await begin(city);
    const [body] = texts(20_000) as [string];
    for (const [round, { question, reason }] of rounds({ question: 200, reason: 200 }).entries()) {
      const at = `/api/threads/${id}/posts`;
      const post = await city.send('teacher', 'POST', at, {
        body,
        ...(round < 2 && { poll: polled({ question }, round) }),
      });
      await city.send('teacher', 'PUT', `/api/posts/${post.id}`, { body: `${body}\n\nИ это`, version: 1, reason });
    }
    await city.look(url, 'teacher');
    await city.look(`${url}/posts/2/history`, 'teacher');
    await city.look(`${url}/print`, 'teacher');
  },

  async 'the preview of a text'(city) {
    for (const body of texts(20_000))
      await city.show((await city.send('teacher', 'POST', '/api/markdown', { body })).html);
  },

  async 'why posts and discussions are taken away'(city) {
    for (const { reason } of rounds({ reason: 500 })) {
      const { id, url } = await begin(city);
      const post = await city.send('teacher', 'POST', `/api/threads/${id}/posts`, { body: 'Лишнее' });
      await city.send('head', 'DELETE', `/api/posts/${post.id}`, { reason });
      await city.look(url, 'teacher');
      await city.send('head', 'PUT', `/api/threads/${id}/closing`, { reason });
      await city.look(url, 'teacher');
      await city.look(`${url}/manage`, 'head');
      await city.send('head', 'DELETE', `/api/threads/${id}`, { reason });
      await city.look(url, 'head');
    }
    await city.look('/moderation/log', 'head');
    await city.look('/notifications', 'teacher');
  },

  async 'the title of a part that was split off'(city) {
    for (const { title } of rounds({ title: 200 }).slice(0, 4)) {
      const { id } = await begin(city);
      const post = await city.send('teacher', 'POST', `/api/threads/${id}/posts`, { body: 'О другом' });
      const { url } = await city.send('head', 'POST', `/api/threads/${id}/split`, { title, posts: [post.id] });
      await city.look(url, 'teacher');
      await city.look(`/threads/${id}`, 'teacher');
    }
  },

  async 'the note of a bookmark'(city) {
    const { id, url } = await begin(city);
    const post = await firstPost(city, id);
    for (const { note } of rounds({ note: 500 })) {
      await city.send('teacher', 'PUT', `/api/posts/${post.id}/bookmark`, { note });
      await city.look('/me/bookmarks', 'teacher');
      await city.look(`${url}?bookmark=1`, 'teacher');
    }
  },

  async 'a complaint, notes about it and its decision'(city) {
    for (const { reason, body, explanation } of rounds({ reason: 1000, body: 2000, explanation: 1000 })) {
      const { id, url } = await begin(city);
      const post = await firstPost(city, id);
      await city.send('mentor', 'POST', `/api/posts/${post.id}/flags`, { reason, kind: 'other' });
      const { items } = await city.send('head', 'GET', `/api/moderation?post=${post.id}`);
      const found = items[0] as (typeof items)[number];
      await city.send('head', 'POST', `/api/moderation/${found.id}/notes`, { body });
      await city.look('/moderation', 'head');
      await city.look(`/moderation/${found.id}`, 'head');
      const { version } = await city.send('head', 'GET', `/api/moderation/${found.id}`);
      await city.send('head', 'POST', `/api/moderation/${found.id}/decision`, {
        decision: 'hide',
        explanation,
        version,
      });
      await city.look(`/moderation/${found.id}`, 'head');
      await city.look(url, 'teacher');
    }
    await city.look('/moderation?state=decided', 'head');
    await city.look('/notifications', 'teacher');
    await city.look('/notifications', 'mentor');
  },

  async 'a draft'(city) {
    const place = '/api/drafts/new:association:mathematics';
    for (const { title, body } of rounds({ title: 200, body: 60_000 })) {
      const { version } = await city.send('t01', 'GET', place);
      await city.send('t01', 'PUT', place, { title, body, version });
      await city.look('/threads/new?association=mathematics', 't01');
    }
    await city.look('/me/drafts', 't01');
  },

  async 'a template of a discussion'(city) {
    const at = `/api/associations/${association(city, 'primary')}/templates`;
    const made: string[] = [];
    for (const [round, words] of rounds({ title: 80, body: 5000 }).entries()) {
      // There may be ten: then they are written over, one after the other.
      const old = made[round % 6];
      if (old) await city.send('methodist', 'PUT', `${at}/${old}`, words);
      else made.push((await city.send('methodist', 'POST', at, words)).id);
      if (round % 6 === 5) {
        await city.look('/associations/primary/templates', 'methodist');
        await city.look(`/threads/new?association=primary&template=${made[0]}`, 'methodist');
      }
    }
    await city.look('/associations/primary/templates', 'methodist');
    await city.look('/threads/new?association=primary', 'methodist');
  },

  async 'the private talk of a pair'(city) {
    const pair = city.one("SELECT p.id FROM pairs p JOIN schools s ON s.id = p.supportedId WHERE s.slug = 'school-7'");
    const { thread } = await city.send('mentor', 'GET', `/api/pairs/${pair}`);
    for (const body of texts(20_000)) await city.send('mentor', 'POST', `/api/threads/${thread}/posts`, { body });
    await city.look(`/threads/${thread}`, 'teacher');
    await city.look(`/people/${person(city, 'mentor')}`, 'teacher');
  },
};
