import type { Actor } from '../../platform/actor/index.ts';
import { forbidden, parse } from '../../platform/problem/index.ts';
import { type RenderedBody, renderBody } from './body.ts';
import { previewInput } from './input.ts';
import { mayWrite } from './policy.ts';

/**
 * Renders a body as its readers will see it; stores nothing.
 * @throws Problem 403 when the caller is not a methodist
 */
export function previewBody(actor: Actor, input: unknown): RenderedBody {
  if (!mayWrite(actor)) throw forbidden('Материалы банка пишут методисты центра.');
  return renderBody(parse(previewInput, input).body);
}
