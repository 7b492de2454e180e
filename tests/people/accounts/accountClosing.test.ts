import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { answerOf, request } from '../../support/app.ts';
import { association, say, thread } from '../../support/community.ts';
import { runJobs } from '../../support/jobs.ts';
import { newcomer, password } from '../../support/newcomer.ts';

const { read } = await import('../../../db/client.ts');
const { posts } = await import('../../../db/schema/discussions/discussions.ts');
const { calendarLinks } = await import('../../../db/schema/meetings.ts');
const { postBookmarks, readingPositions, subscriptions } = await import('../../../db/schema/discussions/reading.ts');

/** Somebody who bookmarked a post with a note, follows its discussion and has an address of their calendar. */
async function lived() {
  const person = await newcomer();
  const headers = { Cookie: person.cookie };
  const place = await association('everyone', 'open', ['teacher']);
  const talk = await thread(place.id, 'teacher');
  const post = await say(talk.id, 'teacher', 'Билеты на выход.');
  const note = 'вернуться перед педсоветом';
  await answerOf(request('PUT', `/api/posts/${post.id}/bookmark`, { headers, body: { note } }), 200);
  return { ...person, headers, talk, post, note };
}

test('the export holds the notes of bookmarks, and closing erases them with what is followed', async () => {
  const { id, headers, note } = await lived();
  await answerOf(request('POST', '/api/me/calendar', { headers }), 201);
  expect(await (await request('GET', '/api/me/export', { headers })).text()).toContain(note);
  await answerOf(request('DELETE', '/api/me', { headers, body: { password } }), 204);
  for (const table of [postBookmarks, subscriptions, readingPositions, calendarLinks])
    expect(await read.select().from(table).where(eq(table.userId, id))).toEqual([]);
});

test('closing takes the name out of what others wrote to them', async () => {
  const { id, headers, talk } = await lived();
  const name = 'Аглая Петровна Упомянутая';
  await answerOf(request('PUT', '/api/me', { headers, body: { name, profile: 'private' } }), 200);
  const said = await say(talk.id, 'teacher', `Спасибо, [@${name}](/people/${id})!`);
  const wordsOf = async () => (await read.select().from(posts).where(eq(posts.id, said.id)))[0];
  expect((await wordsOf())?.html).toContain(name);
  await answerOf(request('DELETE', '/api/me', { headers, body: { password } }), 204);
  await runJobs();
  const after = await wordsOf();
  expect(`${after?.body} ${after?.html}`).not.toContain(name);
  expect(after?.body).toBe(`Спасибо, [@Бывший участник](/people/${id})!`);
});
