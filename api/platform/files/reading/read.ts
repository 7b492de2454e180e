import { aside } from '../../worker/index.ts';
import { isOffice } from './office.ts';

export interface ReadFile {
  text: string;
  /** Pages of a PDF; null for other files. */
  pages: number | null;
}

/** Whether text can be extracted from a file of this type. */
export const hasWords = (type: string): boolean =>
  type === 'application/pdf' || isOffice(type) || type.startsWith('text/');

/**
 * The text of a file, at most 300,000 characters.
 * @throws Busy when too many files are being read; Error when it is damaged, asks for a password, or takes more than half a minute or 512 MB
 */
export const readWords = (type: string, bytes: Uint8Array): Promise<ReadFile> =>
  aside<ReadFile>('api/platform/files/reading/readerWorker.ts', { type, bytes }, { patience: 30, memory: 512 });
