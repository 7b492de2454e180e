// The yardstick: node:http, one prepared node:sqlite statement a request, strings joined by hand. Nothing else.
// `node tests/bench/bare.ts PORT DATABASE THREAD`
import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';

const [port, file, threadId] = process.argv.slice(2) as [string, string, string];
const database = new DatabaseSync(file);
database.exec(
  'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE IF NOT EXISTS bare_posts (id INTEGER PRIMARY KEY, body TEXT, created INTEGER)',
);
const thread = database.prepare('SELECT title FROM threads WHERE id = ?');
const posts = database.prepare(
  'SELECT p.id, p.number, p.html, p.createdAt, u.name FROM posts p JOIN users u ON u.id = p.authorId WHERE p.threadId = ? AND p.number <= 20 ORDER BY p.number',
);
const cards = database.prepare(
  "SELECT slug, title, summary, kind FROM publications WHERE collection = 'material' AND state = 'published' ORDER BY publishedAt DESC LIMIT 20",
);
const insert = database.prepare('INSERT INTO bare_posts (body, created) VALUES (?, ?)');

type Row = Record<string, string | number>;
const threadRows = () => posts.all(threadId) as Row[];
const threadPage = () =>
  `<!doctype html><html lang="ru"><head><meta charset="utf-8"><title>${(thread.get(threadId) as Row).title}</title></head><body>${threadRows()
    .map(
      (post) =>
        `<article id="post-${post.number}"><h2>${post.name}</h2><time>${post.createdAt}</time>${post.html}</article>`,
    )
    .join('')}</body></html>`;
const bankPage = () =>
  `<!doctype html><html lang="ru"><body>${(cards.all() as Row[]).map((card) => `<article><a href="/bank/${card.slug}">${card.title}</a><p>${card.summary}</p></article>`).join('')}</body></html>`;

createServer((request, response) => {
  const send = (type: string, body: string, status = 200) =>
    response.writeHead(status, { 'Content-Type': type }).end(body);
  if (request.method === 'POST') {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      const { lastInsertRowid } = insert.run(JSON.parse(body).body, Date.now());
      send('application/json', JSON.stringify({ id: Number(lastInsertRowid) }), 201);
    });
  } else if (request.url === '/json') send('application/json', JSON.stringify({ posts: { items: threadRows() } }));
  else if (request.url === '/bank') send('text/html; charset=utf-8', bankPage());
  else send('text/html; charset=utf-8', threadPage());
}).listen(Number(port), '127.0.0.1', () => process.send?.('listening'));
