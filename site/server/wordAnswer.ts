import type { WordFile } from '../../api/knowledge/bank/index.ts';

/** A Word file as an answer that is saved under its Russian name. */
export function wordAnswer({ name, bytes }: WordFile): Response {
  const safe = name.replace(/["<>|?*:/\\]/g, '_');
  return new Response(bytes, {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'Content-Disposition': `attachment; filename="opora.docx"; filename*=UTF-8''${encodeURIComponent(safe)}`,
      'Content-Length': String(bytes.length),
    },
  });
}
