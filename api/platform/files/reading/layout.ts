import { log } from '../../log/index.ts';
import { renderMarkdown } from '../../markdown/index.ts';
import type { Converted } from '../../word/index.ts';
import { aside, Busy } from '../../worker/index.ts';

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
/** A longer document is downloaded instead of previewed: about thirty pages. */
const most = 60_000;

/**
 * A Word document with its headings, lists and tables, as safe HTML; pictures are replaced by their descriptions.
 * Empty for every other file, and for a document that is too long or cannot be laid out: its plain text is shown then.
 * @throws Busy when too many documents are being read
 */
export async function layoutOf(type: string, bytes: Uint8Array): Promise<string> {
  if (type !== word) return '';
  try {
    const { title, markdown } = await aside<Converted>('api/platform/word/converterWorker.ts', bytes, {
      patience: 30,
      memory: 512,
    });
    if (markdown.length > most) return '';
    const told = markdown.replace(/!\[((?:\\.|[^\]\\])*)\]\(picture-\d+\)/g, (_picture, alt: string) =>
      alt ? `(картинка: ${alt})` : '(картинка)',
    );
    return renderMarkdown(title ? `**${title.replace(/[\\*_`[\]<>]/g, '\\$&')}**\n\n${told}` : told);
  } catch (error) {
    if (error instanceof Busy) throw error;
    log.info({ err: error }, 'a Word document could not be laid out');
    return '';
  }
}
