import { answerOf, request } from './app.ts';

export interface Card {
  id: string;
  slug: string;
  url: string;
  membership: string;
  memberCount: number | null;
  head: { id: string | null; name: string } | null;
}

/** Ids of demo people by their account's name. */
export async function idOf(name: string): Promise<string> {
  const { user } = await answerOf<{ user: { id: string } }>(request('GET', '/api/session', { as: name }), 200);
  return user.id;
}

let founded = 0;

/** A new association with `head` at its head and these members, made as people make it. */
export async function association(visibility: string, admission: string, members: string[] = []): Promise<Card> {
  founded += 1;
  const card = await answerOf<Card>(
    request('POST', '/api/associations', {
      as: 'methodist',
      body: {
        title: `Проверочное объединение ${founded}`,
        purpose: 'Проверить правила.',
        subjects: ['mathematics'],
        visibility,
        admission,
        head: 'head@demo.test',
      },
    }),
    201,
  );
  for (const name of members)
    await answerOf(
      request('POST', `/api/associations/${card.id}/people`, {
        as: 'methodist',
        body: { email: `${name}@demo.test` },
      }),
      201,
    );
  return card;
}

export interface Talk {
  id: string;
  url: string;
}

/** A new discussion in an association. */
export const thread = (associationId: string, as = 'head', title = 'Как начать урок?') =>
  answerOf<Talk>(
    request('POST', '/api/threads', {
      as,
      body: { association: associationId, title, body: 'С чего вы начинаете урок?' },
    }),
    201,
  );

export interface Said {
  id: string;
  number: number;
  html: string;
}
export const say = (threadId: string, as: string, body = 'С вопроса.', key?: string) =>
  answerOf<Said>(
    request('POST', `/api/threads/${threadId}/posts`, {
      as,
      body: { body },
      ...(key && { headers: { 'Idempotency-Key': key } }),
    }),
    201,
  );

interface ReadPost extends Said {
  author: { id: string | null; name: string };
  version: number;
  deleted: boolean;
  deletedBy: string | null;
  editedAt: string | null;
}
interface ReadThread {
  id: string;
  title: string;
  version: number;
  postCount: number;
  lastPostAt: string;
  posts: { items: ReadPost[]; next: string | null };
}
export const read = (threadId: string, as?: string, query = '') =>
  answerOf<ReadThread>(request('GET', `/api/threads/${threadId}${query}`, { as }), 200);
export const statusOf = async (response: Promise<Response>) => (await response).status;
