import './platform/russian/shared/russian.ts';
import { sql } from 'drizzle-orm';
import { Hono } from 'hono';
import { z } from 'zod';
import { read } from '../db/client.ts';
import {
  announcementRoutes,
  associationRoutes,
  circleRoutes,
  groupRoutes,
  planRoutes,
  templateRoutes,
} from './community/associations/index.ts';
import { composerRoutes, markRoutes, postRoutes, readingRoutes, threadRoutes } from './community/discussions/index.ts';
import { liveRoutes } from './community/live/index.ts';
import { meetingNameRoutes, meetingRoutes, outcomeRoutes } from './community/meetings/index.ts';
import { arrangementRoutes, moderationRoutes } from './community/moderation/index.ts';
import { practiceOutcomeRoutes } from './community/practiceFromThread/index.ts';
import { collectionItemRoutes, collectionRoutes } from './discovery/collections/index.ts';
import { findRoutes } from './discovery/siteSearch/index.ts';
import { topicRoutes } from './discovery/topics/index.ts';
import { unmetRoutes } from './discovery/zeroResults/index.ts';
import { attachmentRoutes, bankRoutes } from './knowledge/bank/index.ts';
import { upkeepRoutes } from './knowledge/contentReview/index.ts';
import { importRoutes } from './knowledge/imports/index.ts';
import { linkRoutes } from './knowledge/links/index.ts';
import { materialRoutes } from './knowledge/materials/index.ts';
import { practiceRoutes } from './knowledge/practices/index.ts';
import { backupRoutes } from './operations/backup/index.ts';
import { accountRoutes, knowPersonalData } from './people/accounts/index.ts';
import { entranceRoutes } from './people/entrance/index.ts';
import { notificationRoutes } from './people/notifications/index.ts';
import { schoolRoutes } from './people/schools/index.ts';
import { personalData } from './personalData.ts';
import { config } from './platform/config/index.ts';
import { fileRoutes } from './platform/files/index.ts';
import {
  type Front,
  mount,
  ok,
  openApi,
  problemResponse,
  type Route,
  route,
  WrittenJson,
} from './platform/http/index.ts';
import { jobRoutes } from './platform/jobs/index.ts';
import { notFound } from './platform/problem/index.ts';
import {
  mentorRoutes,
  pairConfidenceRoutes,
  pairDocumentRoutes,
  pairProposalRoutes,
  pairRoutes,
  pairWorkRoutes,
} from './support/mentoring/index.ts';

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
  ...entranceRoutes,
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
