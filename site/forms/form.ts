import type { AstroGlobal } from 'astro';
import { asProblem, readForm } from '../../api/platform/http/index.ts';
import { badInput, Problem } from '../../api/platform/problem/index.ts';
import { fieldsOf, type Values } from './formFields.ts';
import { once, onceField, sendingOf } from './once.ts';

/** The next page after a successful form, and the message shown there once («Тема создана»). */
export interface Done {
  to: string;
  said?: string;
}
export const done = (to: string, said?: string): Done => ({ to, said });

/** Null renders the page again with the typed text: a preview. */
type Intent = (values: Values, form: FormData) => Promise<Done | null>;
/** The handlers of a page's forms, by intent. */
export type Intents = Record<string, Intent>;

/** The state of a form: typed values and errors. */
export class FormState {
  readonly intent: string;
  readonly problem: Problem | null;
  readonly #values: FormData | null;

  constructor(intent = '', problem: Problem | null = null, values: FormData | null = null) {
    this.intent = intent;
    this.problem = problem;
    this.#values = values;
  }

  /** Whether this form was submitted: what the person typed is then shown in it. */
  get touched(): boolean {
    return this.#values !== null;
  }

  /** This state for the form of that intent, an untouched one for every other form of the page. */
  only(intent: string): FormState {
    return this.intent === intent ? this : new FormState();
  }

  /** The typed value of a field, or `otherwise` when the form was not submitted. */
  value(name: string, otherwise: string | number | null = ''): string {
    const typed = this.#values?.get(name);
    return typeof typed === 'string' ? typed : String(otherwise ?? '');
  }

  /** The chosen values of a group of checkboxes. */
  values(name: string, otherwise: readonly string[] = []): string[] {
    return this.#values ? this.#values.getAll(name).map(String) : [...otherwise];
  }

  /** The error of a field; `subjects` includes errors of `subjects.0`. */
  error(name: string): string | undefined {
    return this.problem?.errors?.find(({ path }) => path === name || path.startsWith(`${name}.`))?.message;
  }
}

/**
 * Runs the submitted form of this page. Each form names its `intent` in a hidden field.
 * @returns a redirect (303) on success, to be returned by the page; else the state to render the form with.
 * Field names with dots become nested values, names that end in `[]` become lists.
 */
export async function submitted(astro: AstroGlobal, intents: Intents): Promise<FormState | Response> {
  if (astro.request.method !== 'POST') return new FormState();
  const form = await readForm(astro.request).catch((error: unknown) => {
    if (error instanceof Problem) return error;
    throw error;
  });
  if (form === null || form instanceof Problem) return failed(new FormState('', form ?? damaged()), astro);
  const intent = String(form.get('intent') ?? '');
  const run = Object.hasOwn(intents, intent) ? intents[intent] : undefined;
  if (!run)
    return failed(
      new FormState(intent, badInput([{ path: '', message: 'Страница устарела. Обновите её и повторите.' }]), form),
      astro,
    );
  try {
    const { actor, here } = astro.locals;
    const outcome = await once(sendingOf(actor?.id, here, form), () => run(fieldsOf(form, aboutSending), form));
    if (!outcome) return new FormState(intent, null, form);
    const { to, said } = outcome;
    if (said) astro.cookies.set('said', said, { path: '/', httpOnly: true, sameSite: 'lax', maxAge: 60 });
    return astro.redirect(asAddress(to), 303);
  } catch (error) {
    if (error instanceof Problem && error.status === 404) throw error;
    // Also for a full disk or a bug: the typed text stays in the form, to be sent again.
    return failed(new FormState(intent, asProblem(error, astro.locals.requestId), form), astro);
  }
}

function failed(state: FormState, astro: AstroGlobal): FormState {
  astro.response.status = state.problem?.status ?? 400;
  return state;
}

const damaged = () => badInput([{ path: '', message: 'Форма пришла повреждённой. Отправьте её ещё раз.' }]);

/** Fields that identify a form; the rest holds what was typed. */
const aboutSending = new Set(['intent', onceField]);

/** Headers hold only Latin letters: a post number or a place on a page may be anything that somebody sends. */
const asAddress = (to: string): string =>
  to.toWellFormed().replace(/[^\x21-\x7e]+/gu, (signs) => encodeURIComponent(signs));
