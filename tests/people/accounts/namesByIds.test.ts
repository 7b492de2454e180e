import { expect, test } from 'vitest';
import type { Actor } from '../../../api/platform/actor/actor.ts';
import { answerOf, request } from '../../support/app.ts';
import { association, idOf, say, thread } from '../../support/community.ts';
import { newcomer } from '../../support/newcomer.ts';

const { authorName } = await import('../../../api/community/discussions/authors.ts');
/** Anybody who signed in. */
const somebody = { id: 'somebody' } as Actor;

test('an id in a text is not answered with the name behind it', async () => {
  const place = await association('members', 'closed', ['teacher']);
  const talk = await thread(place.id, 'teacher');
  const body = `[@Кто это?](/people/${await idOf('outsider')})`;
  const preview = await answerOf<{ unnotified: unknown[]; warning: string }>(
    request('POST', '/api/markdown', { as: 'teacher', body: { body, place: `thread:${talk.id}` } }),
    200,
  );
  expect(preview.unnotified).toEqual([{ name: 'Кто это?', why: 'cannot-read' }]);
  expect(preview.warning).not.toContain('Лугова');
});

test('the filter of a search by its author names those alone who wrote something', async () => {
  const person = await newcomer();
  expect(await authorName(somebody, person.id)).toBeNull();
  const place = await association('everyone', 'open', ['teacher']);
  const talk = await thread(place.id, 'teacher');
  await say(talk.id, 'teacher', 'С билета.');
  expect(await authorName(somebody, await idOf('teacher'))).toBe('Анна Сергеевна Берёзкина');
});
