import type { RootContent } from 'mdast';
import type { MaybeActor } from '../../platform/actor/index.ts';
import { config } from '../../platform/config/index.ts';
import { mostForOne, shortTurns } from '../../platform/papers/index.ts';
import { notFound } from '../../platform/problem/index.ts';
import { type Asker, Workshop } from '../../platform/worker/index.ts';
import { type BankFile, bankFile, formsOf, treeOf, withFormsOpened } from '../bankFiles/index.ts';
import { bodyOfMaterial } from './bodies.ts';
import { wordDocument } from './docx/document.ts';
import { type Publication, readPublication } from './publication.ts';

export interface WordFile {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
}

const documents = new Workshop<WordFile>({ turns: shortTurns, keeps: 16 * 1024 * 1024, forOne: mostForOne });

/** The body of a page as a tree, from its file or from the database, with a key that changes with it. */
async function textFor(actor: MaybeActor, collection: BankFile['collection'], slug: string) {
  const publication = await readPublication(actor, collection, slug);
  const file = publication.source === 'file' ? bankFile(collection, slug) : null;
  const body = file
    ? { key: file.hash, tree: treeOf(file) }
    : publication.source === 'database' && collection === 'material'
      ? await bodyOfMaterial(slug)
      : null;
  if (!body) throw notFound('У этой страницы нет файла Word.');
  return { publication, ...body };
}

/**
 * A ready form of a material or founding practice, to fill in in Word.
 * @param number counts from 1 in the order of the page; 404 when there is no such form
 */
export async function formAsWord(
  actor: MaybeActor,
  collection: BankFile['collection'],
  slug: string,
  number: number,
  asker?: Asker,
): Promise<WordFile> {
  const { publication, key, tree } = await textFor(actor, collection, slug);
  const form = formsOf(tree)[number - 1];
  if (!form) throw notFound('На этой странице нет формы с таким номером.');
  const make = async () => {
    const bytes = await wordDocument({
      title: form.title,
      authors: publication.authors,
      source: config.siteUrl + publication.url,
      children: form.children,
    });
    return { name: `${form.title}.docx`, bytes };
  };
  return documents.get(`${key} ${number}`, make, asker);
}

/** A publication of the database as a Word document; its own room provides the body. `revision` changes with the body. */
export const writtenAsWord = (
  { id, title, summary, authors, url }: Publication,
  revision: string | number,
  body: () => RootContent[],
  asker?: Asker,
): Promise<WordFile> => {
  const make = async () => ({
    name: `${title}.docx`,
    bytes: await wordDocument({ title, summary, authors, source: config.siteUrl + url, children: body() }),
  });
  // Names are part of the key: a withdrawn consent removes one.
  return documents.get([id, revision, ...authors].join(' '), make, asker);
};

/** A whole material or founding practice as a Word document. */
export async function publicationAsWord(
  actor: MaybeActor,
  collection: BankFile['collection'],
  slug: string,
  asker?: Asker,
): Promise<WordFile> {
  const { publication, key, tree } = await textFor(actor, collection, slug);
  const make = async () => {
    const { title, summary, authors } = publication;
    const children = withFormsOpened(tree);
    const bytes = await wordDocument({ title, summary, authors, source: config.siteUrl + publication.url, children });
    return { name: `${title}.docx`, bytes };
  };
  return documents.get(key, make, asker);
}
