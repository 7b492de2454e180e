import type { z } from 'zod';

/** As much of a zod shape's definition as tells whether it is bounded. */
interface Definition {
  type: string;
  coerce?: boolean;
  format?: string;
  pattern?: RegExp;
  checks?: { _zod: { def: Definition & { check?: string; maximum?: number; value?: unknown } } }[];
  check?: string;
  shape?: Record<string, Shape>;
  catchall?: Shape;
  element?: Shape;
  keyType?: Shape;
  valueType?: Shape;
  innerType?: Shape;
  in?: Shape;
  out?: Shape;
  left?: Shape;
  right?: Shape;
  options?: Shape[];
  items?: Shape[];
  rest?: Shape | null;
  getter?: () => Shape;
}
type Shape = z.core.$ZodType;

const definitionOf = (shape: Shape) => shape._zod.def as unknown as Definition;
const checksOf = (definition: Definition): Definition[] => [
  ...(definition.check ? [definition] : []),
  ...(definition.checks ?? []).map((check) => check._zod.def),
];
const named = (checks: Definition[], ...names: string[]) => checks.some(({ check }) => names.includes(check ?? ''));

/** An anchored pattern that repeats nothing without an end. */
function endsSomewhere({ pattern }: Definition): boolean {
  if (!pattern?.source.startsWith('^') || !pattern.source.endsWith('$')) return false;
  const plain = pattern.source.replace(/\\./g, '_').replace(/\[[^\]]*\]/g, '_');
  return !/[*+]|\{\d+,\}/.test(plain);
}

/** Kinds of shapes that hold nothing of any length. */
const single = new Set(['boolean', 'null', 'undefined', 'void', 'never', 'literal', 'enum']);
/** Kinds that hold exactly one other and add nothing. */
const wrappers = new Set(['optional', 'nullable', 'default', 'prefault', 'readonly', 'nonoptional', 'catch']);

/**
 * What of a shape takes more than a bound, by its path in the shape: a text, a list or a record of any length, a number of any
 * size, anything at all. What stands before a transformation counts, since that is what comes from outside.
 */
export function unboundedIn(shape: Shape, path = '', seen = new Set<Shape>()): string[] {
  if (seen.has(shape)) return [];
  const inner = new Set(seen).add(shape);
  const definition = definitionOf(shape);
  const checks = checksOf(definition);
  const here = path || '(the whole)';
  const into = (part: Shape | null | undefined, name = '') =>
    part ? unboundedIn(part, name ? `${path}${path && '.'}${name}` : path, inner) : [];
  const { type } = definition;
  if (single.has(type)) return [];
  if (wrappers.has(type)) return into(definition.innerType);
  switch (type) {
    case 'string': {
      if (definition.coerce) return [`${here}: a coerced string`];
      return named(checks, 'max_length', 'length_equals') || checks.some(endsSomewhere) ? [] : [`${here}: a string`];
    }
    case 'number':
      return named(checks, 'number_format') || (named(checks, 'greater_than') && named(checks, 'less_than'))
        ? []
        : [`${here}: a number`];
    // No JSON and no form brings one; a coerced one is made of whatever comes.
    case 'date':
      return definition.coerce ? [`${here}: a coerced date`] : [];
    case 'array':
      return [
        ...(named(checks, 'max_length', 'length_equals') ? [] : [`${here}: an array`]),
        ...into(definition.element, '[]'),
      ];
    case 'object': {
      const parts = Object.entries(definition.shape ?? {}).flatMap(([name, part]) => into(part, name));
      const { catchall } = definition;
      return catchall && definitionOf(catchall).type !== 'never' ? [...parts, `${here}: any further names`] : parts;
    }
    case 'record': {
      const named = definition.keyType && definitionOf(definition.keyType);
      const key = (named?.type === 'lazy' ? definitionOf(named.getter?.() as z.ZodType) : named)?.type;
      const { maxProperties } = (shape as z.ZodType).meta() ?? {};
      const bounded = key === 'enum' || (typeof maxProperties === 'number' && checks.length > 0);
      return [
        ...(bounded ? [] : [`${here}: a record`]),
        ...into(definition.keyType, '(key)'),
        ...into(definition.valueType, '(value)'),
      ];
    }
    case 'tuple':
      return [...(definition.items ?? []).flatMap((part, at) => into(part, String(at))), ...into(definition.rest, '…')];
    case 'union':
      return (definition.options ?? []).flatMap((option) => into(option));
    case 'intersection':
      return [...into(definition.left), ...into(definition.right)];
    case 'pipe':
      // `preprocess` looks at what comes and hands it on; what is read of it is read by the shape after it.
      return into(definition.in && definitionOf(definition.in).type === 'transform' ? definition.out : definition.in);
    case 'lazy':
      return into(definition.getter?.());
    default:
      return [`${here}: ${type}`];
  }
}
