import { and, desc, eq } from 'drizzle-orm';
import type { RootContent, TableRow } from 'mdast';
import { read } from '../../../db/client.ts';
import type { Effect } from '../../../db/schema/bank.ts';
import { practiceParts, practiceRevisions } from '../../../db/schema/practices.ts';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { notFound } from '../../platform/problem/index.ts';
import { numberOf } from '../../platform/russian/shared/russian.ts';
import type { Asker } from '../../platform/worker/index.ts';
import { publicationAsWord, readPublication, type WordFile, writtenAsWord } from '../bank/index.ts';
import { parseMarkdown } from '../bankFiles/index.ts';
import { partTitles } from './content.ts';

const heading = (value: string): RootContent => ({ type: 'heading', depth: 2, children: [{ type: 'text', value }] });
const row = (cells: string[]): TableRow => ({
  type: 'tableRow',
  children: cells.map((value) => ({ type: 'tableCell', children: [{ type: 'text', value }] })),
});

const numbers = (effects: Effect[]): RootContent[] =>
  effects.length === 0
    ? []
    : [
        heading('Что изменилось в числах'),
        {
          type: 'table',
          children: [
            row(['Показатель', 'Было', 'Стало', 'Единица', 'Когда', 'Где']),
            ...effects.map(({ measure, before, after, unit, period, scope }) =>
              row([measure, numberOf(before), numberOf(after), unit, period, scope]),
            ),
          ],
        },
      ];

/**
 * A published practice as a Word document, from a file or from the database: its six parts and its
 * effects in numbers.
 * @throws Problem 404
 */
export async function practiceAsWord(actor: MaybeActor, slug: string, asker?: Asker): Promise<WordFile> {
  const publication = await readPublication(actor, 'practice', slug);
  if (publication.source === 'file') return publicationAsWord(actor, 'practice', slug, asker);
  const [published] = await read
    .select({ number: practiceRevisions.number, content: practiceRevisions.content })
    .from(practiceRevisions)
    .where(
      and(eq(practiceRevisions.practiceId, publication.practiceId ?? ''), eq(practiceRevisions.decision, 'publish')),
    )
    .orderBy(desc(practiceRevisions.number))
    .limit(1);
  if (!published) throw notFound();
  const { number, content } = published;
  const body = () => [
    ...numbers(publication.effects),
    ...practiceParts.flatMap((part) => [heading(partTitles[part]), ...parseMarkdown(content[part]).children]),
  ];
  return writtenAsWord(publication, number, body, asker);
}
