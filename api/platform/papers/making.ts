import { createHash } from 'node:crypto';
import { type Asker, Busy, Turns, Workshop } from '../worker/index.ts';
import type { Paper, PaperFile } from './paper.ts';

const busy = () =>
  new Busy('Сейчас готовят много документов', 'Ваш документ никуда не делся: подождите минуту и нажмите ещё раз.');

/** For documents that this process makes in tens of milliseconds: one after another, so that page requests run in between. */
export const shortTurns = new Turns({ atOnce: 1, waiting: 60, busy });

/** The limit of one address: a whole school may be behind it. */
export const mostForOne = 20;

const papers = new Workshop<PaperFile>({ turns: shortTurns, keeps: 8 * 1024 * 1024, forOne: mostForOne });

/** The cache key of a file: a hash of what it is made from. */
export const contentKey = (content: string): string => createHash('sha256').update(content).digest('base64url');

/** A paper as a Word document. Checks no rights: the caller has done so. @throws as `Workshop.get` */
export const paperAsWord = (paper: Paper, asker?: Asker): Promise<PaperFile> =>
  papers.get(
    `docx ${contentKey(JSON.stringify(paper))}`,
    async () => (await import('./word.ts')).writeWord(paper),
    asker,
  );

/** The same as PDF. @throws as `Workshop.get` */
export const paperAsPdf = (paper: Paper, asker?: Asker): Promise<PaperFile> =>
  papers.get(`pdf ${contentKey(JSON.stringify(paper))}`, async () => (await import('./pdf.ts')).writePdf(paper), asker);

const codes = new Workshop<{ bytes: Uint8Array<ArrayBuffer> }>({
  turns: shortTurns,
  keeps: 4 * 1024 * 1024,
  forOne: mostForOne,
});

/** The QR code of an address as a PNG picture: it takes fifty milliseconds of CPU. @throws as `Workshop.get` */
export const keptQrPng = (address: string, asker?: Asker): Promise<{ bytes: Uint8Array<ArrayBuffer> }> =>
  codes.get(address, async () => ({ bytes: (await import('./qrCode.ts')).qrPng(address) }), asker);
