import { badInput } from '../../api/platform/problem/index.ts';

/** The values of a form in the shape of the API's JSON: texts, lists and objects. */
export type Values = Record<string, unknown>;
type Holder = Values | unknown[];

/** Steps of a name: `effects.0.measure` has three. */
const mostSteps = 5;
const longestName = 120;
/** The longest list that somebody fills in by hand, or the members of an association. */
const mostItems = 500;
/** Removed lines leave gaps in the numbering. */
const mostSkipped = 50;

const index = /^\d{1,3}$/;
/** A field name of ours, or an id of the database. */
const word = /^[A-Za-z0-9][A-Za-z0-9_-]*$/;

const strange = () =>
  badInput([
    {
      path: '',
      message:
        'Форма пришла не такой, какой была на странице. Обновите страницу и отправьте её ещё раз; то, что вы написали, осталось в полях.',
    },
  ]);

/**
 * A form's fields as the JSON input of the API: dots in a name lead into objects and, with a number after them,
 * into lists; `[]` at the end adds to a list. Of a repeated field the last value counts. Files are left out.
 * @throws Problem 400 for a name that none of our forms has, before anything is built for it
 */
export function fieldsOf(
  fields: Iterable<readonly [string, FormDataEntryValue]>,
  without: ReadonlySet<string>,
): Values {
  const input: Values = {};
  for (const [name, value] of fields)
    if (typeof value === 'string' && !without.has(name)) place(input, stepsOf(name), value);
  return input;
}

/** The steps of a name; the last of one that ends in `[]` is empty. */
function stepsOf(name: string): string[] {
  if (name.length > longestName) throw strange();
  const adds = name.endsWith('[]');
  const steps = (adds ? name.slice(0, -2) : name).split('.', mostSteps + 1);
  // Inherited names (`constructor`, `toString`) are not fields of ours either.
  if (steps.length > mostSteps || !steps.every((step) => word.test(step) && !(step in Object.prototype)))
    throw strange();
  return adds ? [...steps, ''] : steps;
}

const isStepOfList = (step: string) => step === '' || index.test(step);

function place(input: Values, steps: string[], value: string): void {
  let holder: Holder = input;
  for (const [at, step] of steps.entries()) {
    const next = steps[at + 1];
    if (next === undefined) put(holder, step, value);
    else holder = inner(holder, step, isStepOfList(next));
  }
}

/** What stands at a step, made where nothing does; a list is no object and a text is neither. */
function inner(holder: Holder, step: string, list: boolean): Holder {
  const known = Array.isArray(holder) ? holder[placeIn(holder, step)] : holder[step];
  if (known === undefined) {
    const made: Holder = list ? [] : {};
    put(holder, step, made);
    return made;
  }
  if (typeof known !== 'object' || known === null || Array.isArray(known) !== list) throw strange();
  return known as Holder;
}

function put(holder: Holder, step: string, value: string | Holder): void {
  const at = Array.isArray(holder) ? placeIn(holder, step) : step;
  const places = holder as Values;
  if (typeof places[at] === 'object') throw strange();
  places[at] = value;
}

/** Where in a list a step leads: never far behind its end. */
function placeIn(list: unknown[], step: string): number {
  if (!isStepOfList(step)) throw strange();
  const at = step === '' ? list.length : Number(step);
  if (at >= mostItems || at > list.length + mostSkipped) throw strange();
  return at;
}
