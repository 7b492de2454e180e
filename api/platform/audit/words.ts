import { capabilities, gathered } from '../capability/index.ts';

/** The Russian title of an action; without one, its code. */
export const actionTitle = (action: string): string => gathered(({ audit }) => audit?.actions)[action] ?? action;

/** Kinds of subjects in words. */
export const subjectTitles = (): Record<string, string> => gathered(({ audit }) => audit?.subjects);

/** The page of a subject; null for those that have none. */
export const subjectUrl = (kind: string, id: string): string | null =>
  gathered(({ audit }) => audit?.addresses)[kind]?.(id) ?? null;

/** Names of facts that several rooms log. */
const common: Record<string, string> = {
  from: 'было',
  to: 'стало',
  count: 'сколько',
  title: 'название',
  reason: 'причина',
  comment: 'комментарий',
  decision: 'решение',
};

/** Names of the facts in an entry's detail. */
export const factTitles = (): Record<string, string> => ({ ...common, ...gathered(({ audit }) => audit?.facts) });

/** What the codes in a fact of this name mean, across all rooms. */
export function factCodes(): Record<string, Record<string, string>> {
  const codes: Record<string, Record<string, string>> = {};
  for (const { audit } of capabilities())
    for (const [name, words] of Object.entries(audit?.codes ?? {})) codes[name] = { ...codes[name], ...words };
  return codes;
}
