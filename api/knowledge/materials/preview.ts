import type { Actor } from '../../platform/actor/index.ts';
import { forbidden, parse } from '../../platform/problem/index.ts';
import { type RenderedBody, renderBody } from './body.ts';
import { previewInput } from './input.ts';
import { mayWrite } from './policy.ts';

/**
 * A body as its readers will see it; nothing is kept.
 * @throws Problem 403 for who is no methodist
 */
export function previewBody(actor: Actor, input: unknown): RenderedBody {
  if (!mayWrite(actor)) throw forbidden('Материалы банка пишут методисты центра.');
  return renderBody(parse(previewInput, input).body);
}
