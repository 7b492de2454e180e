import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import {
  type MaterialFrontMatter,
  materialFrontMatter,
  type PracticeFrontMatter,
  practiceFrontMatter,
} from './frontMatter.ts';
import { parseBody, textOf } from './mdx.ts';

/** Incremented when this code reads files differently, so that the catalogue is updated although no file changed. */
const reading = 1;

/** A file of the bank as it is on disk, not yet parsed. */
export interface BankFile {
  collection: 'material' | 'practice';
  slug: string;
  /** Relative to the project: `content/materials/reading/….mdx`. */
  path: string;
  source: string;
  /** SHA-256 of the source and of the version of this code. */
  hash: string;
}

type FrontMatter = MaterialFrontMatter | PracticeFrontMatter;

/** An invalid file: the message names the file, the line and the problem. */
export class BankFileError extends Error {
  constructor(path: string, line: number, what: string) {
    super(`${path}:${line}: ${what}`);
    this.name = 'BankFileError';
  }
}

const addressOf = (path: string) => ({
  collection: path.split(/[\\/]/)[1] === 'materials' ? ('material' as const) : ('practice' as const),
  slug: basename(path, '.mdx'),
});

const paths = () => globSync('content/{materials,practices}/**/*.mdx').sort();

/** All materials and founding practices, by path. */
export function bankFiles(): BankFile[] {
  const files = paths().map(fileAt);
  const addresses = new Map<string, string>();
  for (const { collection, slug, path } of files) {
    const other = addresses.get(`${collection}/${slug}`);
    if (other) throw new BankFileError(path, 1, `такой адрес уже у файла ${other}; переименуйте один из них`);
    addresses.set(`${collection}/${slug}`, path);
  }
  return files;
}

/** One file by its address; null when there is none. */
export function bankFile(collection: BankFile['collection'], slug: string): BankFile | null {
  const path = paths().find((candidate) => {
    const address = addressOf(candidate);
    return address.collection === collection && address.slug === slug;
  });
  return path === undefined ? null : fileAt(path);
}

function fileAt(path: string): BankFile {
  const source = readFileSync(path, 'utf8');
  const hash = createHash('sha256').update(`${reading}\n`).update(source).digest('hex');
  return { ...addressOf(path), path: path.replaceAll('\\', '/'), source, hash };
}

const frontMatterBlock = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/;

/** The validated front matter; throws `BankFileError`. */
export function frontMatterOf({ path, source, collection }: BankFile): FrontMatter {
  const block = frontMatterBlock.exec(source);
  if (!block) throw new BankFileError(path, 1, 'файл начинается с описания между двумя строками «---»');
  const counter = new LineCounter();
  const document = parseDocument(block[1] as string, { lineCounter: counter });
  // The front matter begins on the second line of the file.
  const lineAt = (offset: number | undefined) => (offset === undefined ? 1 : counter.linePos(offset).line + 1);
  const [broken] = document.errors;
  if (broken) throw new BankFileError(path, lineAt(broken.pos[0]), broken.message.split('\n')[0] as string);
  const shape: z.ZodType<FrontMatter> = collection === 'material' ? materialFrontMatter : practiceFrontMatter;
  const result = shape.safeParse(document.toJS());
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue?.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0] as string] : (issue?.path ?? []);
  throw new BankFileError(path, lineAt(placeOf(document, where)), `${where.join('.')}: ${issue?.message}`);
}

/** The line of a path in the front matter, or of its nearest existing parent. */
function placeOf(document: ReturnType<typeof parseDocument>, path: PropertyKey[]): number | undefined {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true) as { range?: [number, number, number] } | undefined;
    if (node?.range) return node.range[0];
  }
  return undefined;
}

/** The body without the front matter; `firstLine` is its line in the file. */
export function bodyOf({ source }: BankFile): { body: string; firstLine: number } {
  const head = frontMatterBlock.exec(source)?.[0] ?? '';
  return { body: source.slice(head.length), firstLine: head.split('\n').length };
}

/** The body as a tree; throws `BankFileError` when it is not valid MDX. */
export function treeOf(file: BankFile) {
  const { body, firstLine } = bodyOf(file);
  try {
    return parseBody(body);
  } catch (error) {
    const { line = 1, reason = String(error) } = error as { line?: number; reason?: string };
    throw new BankFileError(file.path, firstLine + line - 1, reason);
  }
}

/** The plain text of the body, for search and excerpts. */
export const plainTextOf = (file: BankFile): string => textOf(treeOf(file));
