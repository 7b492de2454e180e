export { oneOrMany, recordOf } from './bounds.ts';
export { bucketOf, proxyTrouble } from './caller.ts';
export { clearSiteData } from './clearSiteData.ts';
export { readTextCursor, textCursor } from './cursor.ts';
export { readForm } from './formBody.ts';
export { openApi } from './openapi.ts';
export { asProblem, pipeline, problemResponse, type Sessions, securityHeaders } from './pipeline.ts';
export { countTyping, countVain, hour, Limit, quarterHour, tooMany } from './rateLimit.ts';
export {
  type Answer,
  accepted,
  created,
  type Front,
  listOf,
  listQuery,
  mount,
  noContent,
  ok,
  page,
  type Route,
  type RouteRequest,
  route,
  WrittenJson,
} from './route.ts';
export { SlowLane } from './slowLane.ts';
export { slugFrom } from './slug.ts';
export { requireNewest, versionRead } from './version.ts';
