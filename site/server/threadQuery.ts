import { threadsQuery } from '../../api/community/discussions/index.ts';
import { parse } from '../../api/platform/problem/index.ts';
import { filled } from './listAddress.ts';

/** What an address asks of a list of discussions: `?list=`, `?sort=`, `?tag=`, `?cursor=`. @throws Problem 400 */
export function threadQuery(parameters: URLSearchParams, fixed: { association?: string; tag?: string } = {}) {
  const { list, sort, tag, cursor } = filled(parameters);
  return parse(threadsQuery, { list, sort, tag, cursor, limit: 30, ...fixed });
}
