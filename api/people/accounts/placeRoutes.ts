import { z } from 'zod';
import { listOf, moment, ok, route } from '../../platform/http/index.ts';
import { readSettings, saveSettings, settingsInput } from '../../platform/settings/index.ts';
import { auditQuery, listAudit } from './auditLog.ts';

const auditShape = z.object({
  id: z.string(),
  at: moment,
  action: z.string(),
  actor: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  subject: z.object({ kind: z.string(), id: z.string(), name: z.string().nullable() }),
  detail: z.record(z.string(), z.unknown()),
});

export const placeRoutes = [
  route({
    method: 'GET',
    path: '/settings',
    summary: 'Город, центр и его адреса',
    access: ['guest'],
    answers: { 200: settingsInput },
    handle: async () => ok(await readSettings()),
  }),
  route({
    method: 'PUT',
    path: '/settings',
    summary: 'Изменить сведения о городе и центре',
    access: ['admin'],
    body: settingsInput,
    answers: { 200: settingsInput },
    handle: async ({ me, body }) => ok(await saveSettings(me(), body)),
  }),
  route({
    method: 'GET',
    path: '/audit',
    summary: 'Журнал действий: кто, что и с кем сделал',
    access: ['admin'],
    query: auditQuery,
    answers: { 200: listOf(auditShape) },
    handle: async ({ me, query }) => ok(await listAudit(me(), query)),
  }),
];
