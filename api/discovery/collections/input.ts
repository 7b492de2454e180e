import { z } from 'zod';
import { collectionStateCodes, collectionVisibilityCodes } from '../../../db/schema/collections.ts';
import { listQuery } from '../../platform/http/index.ts';
import { line, text } from '../../platform/russian/shared/russian.ts';

/** A collection is meant to be read through and printed as one booklet. */
export const mostItems = 60;
/** The limit of one person, archived ones included. */
export const mostCollections = 200;

const known = (what: string) => z.string({ error: what }).min(1, { error: what }).max(40, { error: what });
const visibility = z.enum(collectionVisibilityCodes, {
  error: 'Выберите, кому видна подборка: personal, school, association или public.',
});
const card = {
  title: line(120, 3),
  description: text(2000, 0).default(''),
  visibility: visibility.default('personal'),
  /** The association it is shared in; null for the other three. */
  association: z
    .string()
    .max(40)
    .nullish()
    .transform((id) => id || null),
};

export const collectionInput = z.strictObject({
  ...card,
  /** The first publication. */
  publication: z
    .string()
    .max(40)
    .nullish()
    .transform((id) => id || null),
});
export const cardInput = z.strictObject({
  ...card,
  version: z.coerce.number({ error: 'Нужен номер версии.' }).int({ error: 'Номер версии — целое число.' }),
});
const note = text(1000, 0).default('');
export const itemInput = z.strictObject({ publication: known('Назовите материал или практику.'), note });
export const noteInput = z.strictObject({ note });
export const orderInput = z.strictObject({
  items: z.array(known('Назовите части подборки.')).max(200, { error: 'Слишком много частей.' }),
});
export const stateInput = z.strictObject({
  state: z.enum(collectionStateCodes, { error: 'Состояние бывает active, archived или deleted.' }),
});

export const listCodes = ['mine', 'shared', 'public', 'archived', 'deleted'] as const;
export type ListCode = (typeof listCodes)[number];
export const collectionsQuery = listQuery.extend({
  list: z.enum(listCodes, { error: `Список бывает такой: ${listCodes.join(', ')}.` }).default('public'),
});
