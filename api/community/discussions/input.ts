import { z } from 'zod';
import { listQuery } from '../../platform/http/index.ts';
import { line, text } from '../../platform/russian/shared/russian.ts';
import { pollPart } from './markInput.ts';
import { tagsField } from './tagInput.ts';
import { listChoice, sortChoice } from './threadLists.ts';

/** The limit of a post, in characters: about eight printed pages. */
export const longestPost = 20_000;
const body = text(longestPost);
const title = line(200, 3);
const version = z.coerce.number({ error: 'Укажите версию, которую вы читали.' }).int().min(1);

/** The place of a new discussion; parsed before the rest, because the policy needs it. */
export const placeInput = z
  .object({
    association: z.string({ error: 'Объединение указывается его id или адресом.' }).min(1).max(100).optional(),
    about: z
      .object({
        kind: z.enum(['material', 'practice'], {
          error: 'Обсуждать можно материал («material») или практику («practice»).',
        }),
        id: z.string({ error: 'Укажите id материала или практики.' }).min(1).max(200),
      })
      .optional(),
  })
  .refine(({ association, about }) => Boolean(association) !== Boolean(about), {
    path: ['association'],
    error: 'Укажите, где начать обсуждение: объединение или материал (практику), что-то одно.',
  });

export const threadInput = z.object({ title, body, poll: pollPart, tags: tagsField.optional() });
/** The whole body of `POST /threads`, for the OpenAPI. */
export const newThreadInput = z.object({ ...placeInput.shape, ...threadInput.shape });
/** `replyTo`: the id of a post of the same discussion; an empty one counts as none. */
export const postInput = z.object({
  body,
  replyTo: z
    .string({ error: 'Укажите id сообщения, на которое отвечаете.' })
    .max(40)
    .transform((value) => value || undefined)
    .optional(),
  poll: pollPart,
});
export const editInput = z.object({
  body,
  version,
  /** The reason of the edit; shown in the history and beside the post. */
  reason: line(200, 0).default(''),
});
export const titleInput = z.object({ title, version });
/** A moderator's reason: shown to the author and to readers. */
export const reasonInput = z.object({
  reason: line(500, 3, 'Напишите причину: её увидит автор.'),
});

/** A header chosen by the client that makes a repeated write answer as the first one did. */
export const keyInput = z
  .string()
  .regex(/^[\x21-\x7e]{1,200}$/, { error: 'Idempotency-Key: от 1 до 200 печатных символов латиницы без пробелов.' })
  .optional();

export const threadsQuery = listQuery.extend({
  association: z.string().max(100).optional(),
  list: listChoice,
  sort: sortChoice,
  /** Only those with this tag. */
  tag: z.string().max(60).optional(),
  /** Only discussions about this publication: its id. */
  publication: z.string().max(100).optional(),
  cursor: z
    .string()
    .regex(/^\d{1,15}\.[0-9a-z]{1,40}$/, { error: 'Такой страницы списка нет: начните с первой.' })
    .optional(),
});
export const postsQuery = listQuery.extend({
  cursor: z.coerce
    .number({ error: 'Такой страницы нет: начните с первой.' })
    .int()
    .min(0)
    .max(1_000_000_000)
    .optional(),
});

/** A day as browsers send it; an empty field counts as none. */
const day = z
  .union([z.literal(''), z.iso.date({ error: 'Укажите день так: 2026-11-23.' })])
  .transform((value) => (value ? new Date(`${value}T00:00:00Z`) : undefined))
  .optional();
const key = z
  .string()
  .max(100)
  .transform((value) => value || undefined)
  .optional();

export const searchQuery = listQuery.extend({
  q: line(200),
  /** An association's id or slug. */
  association: key,
  /** A person's id. */
  author: key,
  /** `yes`: only discussions whose question is solved. */
  solved: z.enum(['yes', ''], { error: 'Здесь может быть только yes.' }).optional(),
  from: day,
  to: day,
  /** How many of the ranked posts to skip. */
  cursor: z.coerce.number({ error: 'Такой страницы нет: начните с первой.' }).int().min(0).max(5000).optional(),
});
