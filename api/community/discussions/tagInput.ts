import { z } from 'zod';
import { notFound } from '../../platform/problem/index.ts';
import { composed, line } from '../../platform/russian/shared/russian.ts';

/** How many tags one discussion may have. */
export const mostTags = 5;
const shape = /^[\p{L}\p{N}](?:[\p{L}\p{N} .+-]{0,38}[\p{L}\p{N}+])?$/u;

/** «#Дроби » and «дроби» are one tag: lower case, without the hash sign. */
const folded = (text: string) =>
  text
    .replace(/^#+\s*/, '')
    .toLowerCase()
    .trim();

const tag = line(60, 0)
  .transform(folded)
  .refine((value) => value === '' || shape.test(value), {
    error: 'Метка — одно-два слова: буквы, цифры, дефис, до 40 знаков.',
  });

/** Up to five distinct tags, without empty ones. */
export const tagsField = z
  .array(tag, { error: 'Метки — список слов.' })
  .max(20, { error: `Меток может быть не больше ${mostTags}.` })
  .transform((tags) => [...new Set(tags.filter(Boolean))])
  .refine((tags) => tags.length <= mostTags, { error: `Меток может быть не больше ${mostTags}.` });
export const tagsInput = z.object({ tags: tagsField });

/** A tag in an address. @throws Problem 404 for what cannot be a tag */
export function tagOf(text: string): string {
  const value = folded(composed(text).replace(/\s+/g, ' '));
  if (!shape.test(value)) throw notFound('Такой метки быть не может.');
  return value;
}

export const tagUrl = (value: string) => `/tags/${encodeURIComponent(value)}`;
