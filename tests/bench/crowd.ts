import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { stem } from '../../api/knowledge/search/shared/stem.ts';
import { demoCity } from '../support/demoCity.ts';

export interface Crowd {
  posts: number;
  threads: number;
  people: number;
  associations: number;
}

/** A word that stands in every second post, and one that stands in one of ten thousand. */
export const commonWord = 'урок';
export const rareWord = 'антиципация';
const words =
  'дроби полоски пример ошибка карточка группа класс задача чтение текст ответ вопрос проверка план тема ученик родитель чертёж опыт урокоцель'.split(
    ' ',
  );
const stems = new Map([...words, commonWord, rareWord].map((word) => [word, stem(word)]));
const hour = 3_600_000;

/** The demo city grown to a crowd, in a data folder of its own: posts of some forty words, read and followed by `teacher`. */
export function growCrowd({ posts, threads, people, associations }: Crowd): string {
  const dataDir = demoCity('crowd');
  const database = new DatabaseSync(join(dataDir, 'opora.db'));
  database.exec('PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -200000; BEGIN');
  const teacher = (database.prepare("SELECT id FROM users WHERE email = 'teacher@demo.test'").get() as { id: string })
    .id;
  const school = (database.prepare('SELECT schoolId FROM users WHERE id = ?').get(teacher) as { schoolId: string })
    .schoolId;
  const idOf = (kind: string, number: number) => `${kind}${String(number).padStart(15, '0')}`;
  const begun = Date.now() - 400 * 24 * hour;

  const person = database.prepare(
    "INSERT INTO users (id, email, name, role, schoolId, state, createdAt) VALUES (?, ?, ?, 'teacher', ?, 'active', ?)",
  );
  for (let at = 0; at < people; at += 1)
    person.run(idOf('y', at), `crowd${at}@demo.test`, `Участник Толпы ${at}`, school, begun);
  const association = database.prepare(
    "INSERT INTO associations (id, slug, title, purpose, visibility, admission, createdAt) VALUES (?, ?, ?, 'Замер', ?, 'open', ?)",
  );
  const member = database.prepare(
    "INSERT OR IGNORE INTO association_members (associationId, userId, membership, createdAt) VALUES (?, ?, 'member', ?)",
  );
  for (let at = 0; at < associations; at += 1) {
    association.run(idOf('a', at), `crowd-${at}`, `Объединение ${at}`, at % 4 === 3 ? 'members' : 'everyone', begun);
    // In a small city and a large one the same person: of two associations, and having opened some five hundred discussions.
    if (at < 2) member.run(idOf('a', at), teacher, begun);
  }
  for (let at = 0; at < people; at += 1)
    for (const step of [1, 7, 31]) member.run(idOf('a', (at * step) % associations), idOf('y', at), begun);

  const perThread = Math.round(posts / threads);
  const thread = database.prepare(
    'INSERT INTO threads (id, associationId, title, authorId, postCount, lastPostAt, lastPosterId, createdAt, solvedAt) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const post = database.prepare(
    'INSERT INTO posts (id, threadId, number, authorId, body, html, createdAt, position) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const found = database.prepare('INSERT INTO posts_search (rowid, title, words, facets) VALUES (?, ?, ?, ?)');
  const seen = database.prepare(
    'INSERT INTO reading_positions (userId, threadId, number, updatedAt) VALUES (?, ?, ?, ?)',
  );
  let position = (database.prepare('SELECT max(position) AS last FROM posts').get() as { last: number }).last;
  for (let number = 0; number < threads; number += 1) {
    const id = idOf('t', number);
    const author = idOf('y', (number * 13) % people);
    const at = begun + Math.floor((number / threads) * 390 * 24) * hour;
    const place = idOf('a', number % associations);
    thread.run(
      id,
      place,
      `Обсуждение ${number}: ${words[number % words.length]}`,
      author,
      perThread,
      at + perThread * 1000,
      author,
      at,
      number % 5 ? null : at,
    );
    if (number % Math.ceil(threads / 500) === 0) seen.run(teacher, id, 1 + (number % perThread), at);
    for (let count = 1; count <= perThread; count += 1) {
      position += 1;
      const text = Array.from(
        { length: 36 },
        (_, index) => words[(number * 7 + count * 3 + index * index) % words.length] as string,
      );
      if (position % 2 === 0) text.push(commonWord);
      if (position % 10_000 === 0) text.push(rareWord);
      const body = text.join(' ');
      const writer = count === 1 || count === perThread ? author : idOf('y', (number + count * 17) % people);
      post.run(idOf('p', position), id, count, writer, body, `<p>${body}</p>`, at + count * 1000, position);
      found.run(position, '', text.map((word) => stems.get(word)).join(' '), `a${place} u${writer}`);
    }
  }
  database.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
  return dataDir;
}
