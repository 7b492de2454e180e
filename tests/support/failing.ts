// A process of the platform in which things fail in many ways, each with words of people in it. What it prints is read by a test.
import { EventEmitter } from 'node:events';
import { eq } from 'drizzle-orm';
import { Hono } from 'hono';
import { api, frontDoor } from '../../api/app.ts';
import { problemResponse } from '../../api/platform/http/pipeline.ts';
import { enqueue, onJob } from '../../api/platform/jobs/queue.ts';
import { Runner } from '../../api/platform/jobs/runner.ts';
import { log, logLastWords } from '../../api/platform/log/log.ts';
import { send } from '../../api/platform/mail/mail.ts';
import { emit, onSignal } from '../../api/platform/signals/signals.ts';
import { closeDatabase, read, write } from '../../db/client.ts';
import { users } from '../../db/schema/accounts.ts';
import { jobs } from '../../db/schema/jobs.ts';

const marker = process.env.MARKER as string;
const email = `${marker}@private.test`;
logLastWords();

const front = frontDoor();
const failing = new Hono();
const person = {
  email,
  name: `Имя ${marker}`,
  role: 'teacher' as const,
  state: 'active' as const,
  passwordHash: `$argon2id$${marker}`,
};
failing.get('/constraint', async () => {
  await write((database) => database.insert(users).values(person));
  await write((database) => database.insert(users).values(person));
  return new Response();
});
failing.get('/read-only', async () => {
  await read.insert(users).values({ ...person, email: `other-${email}` });
  return new Response();
});
failing.get('/json', () => Response.json(JSON.parse(`Пароль ${marker}`)));
failing.get('/type', () => {
  throw new TypeError(`Cannot read properties of ${marker}\n    at ${marker} (/home/${marker}.ts:1:1)`);
});
failing.get('/nested', () => {
  const cause = Object.assign(new Error(`inner ${marker}`), { code: 'EBROKEN', body: marker });
  throw new AggregateError([cause, marker], `outer ${marker}`, { cause });
});
failing.get('/named', () => {
  const error = new Error(marker);
  error.name = `${marker} Имя`;
  throw Object.assign(error, { code: `код ${marker}`, command: `RCPT TO:<${email}>`, response: marker });
});
front.route('/failing', failing);
front.route('/api', api);
front.onError((error, context) => problemResponse(error, context.get('requestId')));
const ask = (path: string, method = 'GET', body?: BodyInit, type = 'application/json') =>
  front.request(`http://opora.test${path}`, {
    method,
    headers: { Origin: 'http://opora.test', Host: 'opora.test', ...(body && { 'Content-Type': type }) },
    ...(body && { body }),
  });

for (const path of ['constraint', 'read-only', 'json', 'type', 'nested', 'named']) {
  const answer = await ask(`/failing/${path}`);
  console.log(`answered ${path} ${answer.status}`);
}
await ask('/api/session', 'POST', `{"email": "${email}", "password": "${marker}`);
await ask('/api/session', 'POST', JSON.stringify({ email, password: marker }));
await ask('/api/password-resets', 'POST', JSON.stringify({ email }));
await ask(`/api/threads/${marker}?q=${marker}`);

await send({ to: email, subject: `Для ${marker}`, greeting: marker, paragraphs: [marker], signature: marker });
await send({ to: `${marker} без собаки`, subject: marker, greeting: marker, paragraphs: [], signature: marker });

onJob('test.failing', () => Promise.reject(new Error(`550 <${email}> ${marker} is unknown`)));
onJob('test.database', () => write((database) => database.insert(users).values(person)).then(() => {}));
await write((database) => enqueue(database, 'test.failing', { word: marker }));
await write((database) => enqueue(database, 'test.database', { word: marker }));
const runner = new Runner();
await runner.take();
await runner.settled();
for (const kind of ['test.failing', 'test.database']) {
  const [job] = await read.select({ failure: jobs.failure }).from(jobs).where(eq(jobs.kind, kind));
  console.log(`failure ${kind}: ${job?.failure}`);
}

onSignal(() => {
  throw new Error(`a listener ${marker}`);
});
emit({ kind: 'school.changed', schoolId: 'none' });
log.error(new Error(marker));
log.warn({ failures: [new Error(marker)], err: { type: 'odd', message: marker } });
log.error({ reason: marker }, 'a text was thrown');
console.error('library:', new Error(marker), marker);
console.warn(`library: ${marker}`);

await closeDatabase();
console.log(`answered closed ${(await ask(`/failing/constraint?${marker}`)).status}`);
if (process.env.LAST === 'throw') new EventEmitter().emit('error', Object.assign(new Error(marker), { email }));
else void Promise.reject(Object.assign(new Error(`${marker} ${email}`), { params: [marker] }));
