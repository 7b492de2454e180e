import { beforeAll, expect, test } from 'vitest';
import { enter } from '../support/entering.ts';
import { servedCity } from '../support/journey.ts';

const city = servedCity();
const cookies = new Map<string, string>();
beforeAll(async () => {
  for (const name of ['teacher', 'mentor', 'methodist']) cookies.set(name, (await enter(city.url, name)).cookie);
});

async function send<Answer>(as: string, method: string, path: string, body: object = {}): Promise<Answer> {
  const response = await fetch(city.url + path, {
    method,
    headers: { Origin: city.url, 'Content-Type': 'application/json', Cookie: cookies.get(as) as string },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  expect(response.status, `${method} ${path}: ${text}`).toBeLessThan(300);
  return JSON.parse(text) as Answer;
}
const guestReads = async (path: string) => (await fetch(city.url + path)).text();

test('a discussion and the practice it became lead to one another, also on pages kept for guests', async () => {
  const title = 'Как кончить урок, чтобы знать, кто понял?';
  const asked = await send<{ id: string }>('teacher', 'POST', '/api/threads', {
    association: 'mathematics',
    title,
    body: 'Звенит звонок, а я не знаю, кто понял.',
  });
  const answer = await send<{ id: string }>('mentor', 'POST', `/api/threads/${asked.id}/posts`, {
    body: 'Три вопроса на листке за пять минут до звонка.',
  });
  await send('teacher', 'PUT', `/api/threads/${asked.id}/solution`, { post: answer.id });
  const { id } = await send<{ id: string }>('mentor', 'POST', `/api/threads/${asked.id}/practice`);
  const draft = await fetch(`${city.url}/api/practices/${id}`, {
    headers: { Cookie: cookies.get('mentor') as string },
  });
  const { version } = (await draft.json()) as { version: number };
  // Kept now: what comes must throw it out.
  expect(await guestReads(`/threads/${asked.id}`)).not.toContain('href="/practices/');
  await send('mentor', 'PUT', `/api/practices/${id}`, {
    version,
    title: 'Листок перед звонком',
    summary: 'Три вопроса в конце урока показывают, кого доучивать завтра.',
    context: 'Три шестых класса.',
    problem: 'Не знаем, кто понял.',
    actions: 'Три вопроса на листке.',
    result: 'Стало лучше.',
    transfer: 'Начните с одного класса.',
    resources: 'Бумага.',
    subjects: ['mathematics'],
    levels: ['ooo'],
    effects: [{ measure: 'Доля решивших', unit: '%', before: 38, after: 61, period: 'год', scope: '74 ученика' }],
  });
  await send('mentor', 'POST', `/api/practices/${id}/submission`);
  const { url } = await send<{ url: string }>('methodist', 'POST', `/api/practices/${id}/decision`, {
    decision: 'publish',
  });
  expect(await guestReads(`/threads/${asked.id}`)).toContain(`href="${url}"`);
  const page = await guestReads(url);
  expect(page).toContain(`/threads/${asked.id}`);
  expect(page).toContain(`«${title}»`);
  // The page of the practice is kept as well, and follows the title of the discussion.
  await send('teacher', 'PUT', `/api/threads/${asked.id}`, { title: 'Кто понял, когда звенит звонок?', version: 1 });
  expect(await guestReads(url)).toContain('«Кто понял, когда звенит звонок?»');
});
