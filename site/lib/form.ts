import type { AstroGlobal } from 'astro';
import { asProblem } from '../../api/http/pipeline.ts';
import { badInput, Problem } from '../../api/http/problem.ts';
import { once, onceField, sendingOf } from './once.ts';

/** Where a form leads when it succeeded, and what is said there once («Тема создана»). */
export interface Done {
  to: string;
  said?: string;
}
export const done = (to: string, said?: string): Done => ({ to, said });

type Values = Record<string, unknown>;
/** Null draws the page again with everything typed still there: a preview. */
type Intent = (values: Values, form: FormData) => Promise<Done | null>;
/** What each form of a page does, by its intent. */
export type Intents = Record<string, Intent>;

/** What a page shows of its form: what was typed and what is wrong with it. */
export class FormState {
  readonly intent: string;
  readonly problem: Problem | null;
  readonly #values: FormData | null;

  constructor(intent = '', problem: Problem | null = null, values: FormData | null = null) {
    this.intent = intent;
    this.problem = problem;
    this.#values = values;
  }

  /** Whether somebody has sent this form: what he typed stands in it then. */
  get touched(): boolean {
    return this.#values !== null;
  }

  /** This state for the form of that intent, an untouched one for every other form of the page. */
  only(intent: string): FormState {
    return this.intent === intent ? this : new FormState();
  }

  /** What was typed into a field, or `otherwise` when the form was not sent. */
  value(name: string, otherwise: string | number | null = ''): string {
    const typed = this.#values?.get(name);
    return typeof typed === 'string' ? typed : String(otherwise ?? '');
  }

  /** What was chosen in a group of checkboxes. */
  values(name: string, otherwise: readonly string[] = []): string[] {
    return this.#values ? this.#values.getAll(name).map(String) : [...otherwise];
  }

  /** What is wrong with a field; `subjects` also hears of `subjects.0`. */
  error(name: string): string | undefined {
    return this.problem?.errors?.find(({ path }) => path === name || path.startsWith(`${name}.`))?.message;
  }
}

/**
 * Runs the form that was posted to this page. Each form names its `intent` in a hidden field.
 * @returns a redirect (303) when it succeeded — return it from the page; else the state to draw the form with.
 * Field names with dots become nested values, names that end in `[]` become lists.
 */
export async function submitted(astro: AstroGlobal, intents: Intents): Promise<FormState | Response> {
  if (astro.request.method !== 'POST') return new FormState();
  const form = await astro.request.formData().catch(() => null);
  if (!form)
    return failed(
      new FormState('', badInput([{ path: '', message: 'Форма пришла повреждённой. Отправьте её ещё раз.' }])),
      astro,
    );
  const intent = String(form.get('intent') ?? '');
  const run = Object.hasOwn(intents, intent) ? intents[intent] : undefined;
  if (!run)
    return failed(
      new FormState(intent, badInput([{ path: '', message: 'Страница устарела. Обновите её и повторите.' }]), form),
      astro,
    );
  try {
    const { actor, here } = astro.locals;
    const outcome = await once(sendingOf(actor?.id, here, form), () => run(inputOf(form), form));
    if (!outcome) return new FormState(intent, null, form);
    const { to, said } = outcome;
    if (said) astro.cookies.set('said', said, { path: '/', httpOnly: true, sameSite: 'lax', maxAge: 60 });
    return astro.redirect(to, 303);
  } catch (error) {
    if (error instanceof Problem && error.status === 404) throw error;
    // Also a full disk and a fault of ours: what was typed stands in the form, to be sent again.
    return failed(new FormState(intent, asProblem(error, astro.locals.requestId), form), astro);
  }
}

function failed(state: FormState, astro: AstroGlobal): FormState {
  astro.response.status = state.problem?.status ?? 400;
  return state;
}

/** The form's fields as the input that the API takes as JSON. Files stay out: they are read from the form itself. */
function inputOf(form: FormData): Values {
  const input: Values = {};
  for (const [name, value] of form) {
    if (typeof value !== 'string' || name === 'intent' || name === onceField) continue;
    const list = name.endsWith('[]');
    const path = (list ? name.slice(0, -2) : name).split('.');
    if (path.some((step) => step === '__proto__' || step === 'constructor' || step === 'prototype')) continue;
    // A huge index would make a list of that length.
    if (path.some((step) => /^\d{4,}$/.test(step))) continue;
    place(input, path, value, list);
  }
  return input;
}

function place(input: Values, path: string[], value: string, list: boolean): void {
  let at = input as Record<string, unknown>;
  for (const [index, step] of path.slice(0, -1).entries()) {
    at[step] ??= /^\d+$/.test(path[index + 1] as string) ? [] : {};
    at = at[step] as Record<string, unknown>;
    if (typeof at !== 'object') return;
  }
  const last = path.at(-1) as string;
  if (list) at[last] = [...((at[last] as string[] | undefined) ?? []), value];
  else at[last] = value;
}
