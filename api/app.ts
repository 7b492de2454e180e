import './http/russian.ts';
import { sql } from 'drizzle-orm';
import { Hono } from 'hono';
import { z } from 'zod';
import { read } from '../db/client.ts';
import { knowPersonalData } from './accounts/ownData.ts';
import { accountRoutes } from './accounts/routes.ts';
import { announcementRoutes } from './associations/announcementRoutes.ts';
import { circleRoutes } from './associations/circleRoutes.ts';
import { groupRoutes } from './associations/groupRoutes.ts';
import { planRoutes } from './associations/planRoutes.ts';
import { associationRoutes } from './associations/routes.ts';
import { templateRoutes } from './associations/templateRoutes.ts';
import { backupRoutes } from './backup/routes.ts';
import { attachmentRoutes } from './bank/attachmentRoutes.ts';
import { bankRoutes } from './bank/routes.ts';
import { collectionItemRoutes } from './collections/itemRoutes.ts';
import { collectionRoutes } from './collections/routes.ts';
import { config } from './config.ts';
import { composerRoutes } from './discussions/composerRoutes.ts';
import { markRoutes } from './discussions/markRoutes.ts';
import { postRoutes } from './discussions/postRoutes.ts';
import { readingRoutes } from './discussions/readingRoutes.ts';
import { threadRoutes } from './discussions/routes.ts';
import { fileRoutes } from './files/routes.ts';
import { findRoutes } from './find/routes.ts';
import { openApi } from './http/openapi.ts';
import { problemResponse } from './http/pipeline.ts';
import { notFound } from './http/problem.ts';
import { type Front, mount, ok, type Route, route, WrittenJson } from './http/route.ts';
import { importRoutes } from './imports/routes.ts';
import { jobRoutes } from './jobs/routes.ts';
import { linkRoutes } from './links/routes.ts';
import { liveRoutes } from './live/routes.ts';
import { materialRoutes } from './materials/routes.ts';
import { meetingNameRoutes } from './meetings/nameRoutes.ts';
import { outcomeRoutes } from './meetings/outcomeRoutes.ts';
import { meetingRoutes } from './meetings/routes.ts';
import { mentorRoutes } from './mentoring/cardRoutes.ts';
import { pairConfidenceRoutes } from './mentoring/confidenceRoutes.ts';
import { pairDocumentRoutes } from './mentoring/documentRoutes.ts';
import { pairProposalRoutes } from './mentoring/proposalRoutes.ts';
import { pairRoutes } from './mentoring/routes.ts';
import { pairWorkRoutes } from './mentoring/workRoutes.ts';
import { arrangementRoutes } from './moderation/arrangementRoutes.ts';
import { moderationRoutes } from './moderation/routes.ts';
import { notificationRoutes } from './notifications/routes.ts';
import { practiceOutcomeRoutes } from './outcomes/routes.ts';
import { personalData } from './personalData.ts';
import { practiceRoutes } from './practices/routes.ts';
import { schoolRoutes } from './schools/routes.ts';
import { topicRoutes } from './topics/routes.ts';
import { unmetRoutes } from './unmet/routes.ts';
import { upkeepRoutes } from './upkeep/routes.ts';

knowPersonalData(personalData);

const health = route({
  method: 'GET',
  path: '/health',
  summary: 'Жив ли сервер и отвечает ли база',
  access: ['guest'],
  answers: { 200: z.object({ status: z.literal('ok'), database: z.string(), version: z.string() }) },
  async handle() {
    try {
      await read.run(sql`select 1`);
      return ok({ status: 'ok', database: 'ok', version: config.version });
    } catch {
      return { status: 503, body: { status: 'unavailable', database: 'unavailable', version: config.version } };
    }
  },
});

let described: WrittenJson | undefined;

const description = route({
  method: 'GET',
  path: '/openapi.json',
  summary: 'Описание всех адресов API (OpenAPI 3.1)',
  access: ['guest'],
  answers: { 200: z.record(z.string(), z.unknown()) },
  // The routes are the same as long as the process runs, and describing them all takes a tenth of a second.
  handle() {
    described ??= new WrittenJson(JSON.stringify(openApi(routes)));
    return ok(described);
  },
});

/** Every route of the API: mounted, described in the OpenAPI, and walked by the table test of routes and accounts. */
export const routes: Route[] = [
  health,
  description,
  ...accountRoutes,
  ...schoolRoutes,
  ...bankRoutes,
  ...attachmentRoutes,
  ...importRoutes,
  ...upkeepRoutes,
  ...linkRoutes,
  ...topicRoutes,
  ...collectionRoutes,
  ...collectionItemRoutes,
  ...associationRoutes,
  ...templateRoutes,
  ...fileRoutes,
  ...composerRoutes,
  ...planRoutes,
  ...circleRoutes,
  ...groupRoutes,
  ...announcementRoutes,
  ...meetingRoutes,
  ...outcomeRoutes,
  ...meetingNameRoutes,
  ...threadRoutes,
  ...postRoutes,
  ...markRoutes,
  ...readingRoutes,
  ...findRoutes,
  ...unmetRoutes,
  ...liveRoutes,
  ...mentorRoutes,
  ...moderationRoutes,
  ...arrangementRoutes,
  ...pairProposalRoutes,
  ...pairRoutes,
  ...pairDocumentRoutes,
  ...pairWorkRoutes,
  ...pairConfidenceRoutes,
  ...materialRoutes,
  ...practiceRoutes,
  ...practiceOutcomeRoutes,
  ...notificationRoutes,
  ...jobRoutes,
  ...backupRoutes,
];

/** The API without the pipeline in front of it. */
export const api = new Hono<Front>();
mount(api, routes);
api.all('*', () => {
  throw notFound('В API нет такого адреса. Все адреса описаны в /api/openapi.json.');
});
api.onError((error, context) => problemResponse(error, context.get('requestId')));
