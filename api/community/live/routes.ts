import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import { signedIn } from '../../platform/actor/index.ts';
import { countTyping, noContent, route } from '../../platform/http/index.ts';
import { forbidden } from '../../platform/problem/index.ts';
import { readThread } from '../discussions/index.ts';
import { mayWrite } from '../discussions/policy.ts';
import { tellTyping } from './hub.ts';
import { listen } from './line.ts';

/** `id:number` of the open discussions, separated by commas; the number is that of the last post shown. */
const liveQuery = z.object({
  threads: z
    .string()
    .regex(/^([0-9a-z]{1,40}:\d{1,9}(,(?!$)|$)){0,10}$/, { error: 'threads: до десяти пар «id:номер» через запятую.' })
    .default(''),
});

export const liveRoutes = [
  route({
    method: 'GET',
    path: '/live',
    summary:
      'Живая строка (Server-Sent Events): новые и изменённые сообщения, «печатает», счётчики; Last-Event-ID досылает пропущенное',
    access: ['signed-in'],
    query: liveQuery,
    type: 'text/event-stream',
    answers: { 200: z.string() },
    async handle({ me, query, header, context }) {
      const actor = me();
      const threads = query.threads
        .split(',')
        .filter(Boolean)
        .map((pair) => {
          const [id = '', number] = pair.split(':');
          return { id, number: Number(number) };
        });
      const lastEvent = Number(header('Last-Event-ID'));
      const after = Number.isInteger(lastEvent) && lastEvent > 0 ? lastEvent : undefined;
      context.header('X-Accel-Buffering', 'no');
      const open = await listen(actor, threads, after);
      return { status: 200, body: streamSSE(context, open) };
    },
  }),
  route({
    method: 'POST',
    path: '/threads/:id/typing',
    summary: 'Сказать тем, кто смотрит обсуждение, что вы пишете ответ; нигде не хранится',
    access: ['who may write there'],
    answers: { 204: z.null() },
    async handle({ actor, params }) {
      const person = signedIn(actor);
      const thread = await readThread(person, params.id);
      if (!mayWrite(person, thread.place)) throw forbidden();
      await countTyping(person.id);
      await tellTyping(thread.id, person);
      return noContent();
    },
  }),
];
