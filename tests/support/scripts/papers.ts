import { strFromU8, unzipSync } from 'fflate';
import type { Watched } from '../browser.ts';
import { association, type City, moment, texts } from './city.ts';

/** Signs with which a cell would begin a formula. */
const formulas = ['=HYPERLINK("http://evil.example")', '+1+1', '-1+1', '@SUM(1+1)', '=cmd|" /C calc"!A0'];

/** Cells of a CSV as Excel reads them: quoted, divided by semicolons. */
const cellsOf = (table: string) =>
  [...table.matchAll(/"((?:[^"]|"")*)"(?:;|\r\n)/g)].map(([, cell = '']) => cell.replaceAll('""', '"'));

/** What is wrong with the files that the platform makes of people's words. */
export async function paperTroubles(city: City, { page, context }: Watched): Promise<string[]> {
  const found: string[] = [];
  const bytesOf = async (path: string) => {
    const response = await context.request.get(path);
    if (!response.ok()) found.push(`${path}: status ${response.status()}`);
    return response.body();
  };
  const pair = city.one("SELECT p.id FROM pairs p JOIN schools s ON s.id = p.supportedId WHERE s.slug = 'school-7'");
  const held = city.one("SELECT id FROM meetings WHERE title = 'Проба заседания' AND state = 'held' LIMIT 1");

  const plan = `/api/associations/${association(city, 'mathematics')}/plans/2028/rows`;
  for (const topic of texts(300)) await city.send('methodist', 'POST', plan, { due: 'май', topic, questions: topic });

  // A document of Word is XML: what is not escaped tears it, and an element of people's own would show.
  for (const path of [
    `/meetings/${held}/minutes.docx`,
    `/pairs/${pair}/agreement.docx`,
    `/pairs/${pair}/report.docx`,
    '/associations/mathematics/plan/2028.docx',
  ]) {
    const parts = unzipSync(new Uint8Array(await bytesOf(path)));
    const xml = Object.entries(parts)
      .filter(([name]) => /\.(xml|rels)$/.test(name))
      .map(([name, part]) => [name, strFromU8(part)] as const);
    const torn = await page.evaluate(
      (all) =>
        all
          .filter(([, text]) => {
            const read = new DOMParser().parseFromString(text as string, 'application/xml');
            return read.querySelector('parsererror, script, img, iframe');
          })
          .map(([name]) => name),
      xml,
    );
    found.push(...torn.map((name) => `${path}: ${name} is torn`));
    for (const [name, text] of xml)
      if (/Target="\s*(javascript|data|vbscript):/i.test(text)) found.push(`${path}: ${name} leads to a script`);
  }
  const pdf = (await bytesOf(`/meetings/${held}/minutes.pdf`)).toString('latin1');
  if (!pdf.startsWith('%PDF') || /\/(JavaScript|JS|OpenAction|Launch)\b/.test(pdf)) found.push('minutes.pdf could run');

  for (const [index, purpose] of formulas.entries()) {
    const id = city.one(`SELECT id FROM associations ORDER BY id LIMIT 1`);
    await city.send('methodist', 'POST', `/api/associations/${id}/meetings`, {
      title: texts(200)[index],
      startsAt: moment(4),
      form: 'in-person',
      place: `${purpose};,\\ END:VEVENT`,
    });
    const profile = { name: `${purpose} Иванов`, position: '', about: '', subjects: [], profile: 'everyone' };
    await city.send('mentor', 'PUT', '/api/me', profile);
    const table = (await bytesOf('/pairs/export.csv')).toString('utf8');
    if (!table.includes(purpose.replaceAll('"', '""'))) found.push(`export.csv does not name ${purpose}`);
    found.push(
      ...cellsOf(table)
        .filter((cell) => /^\s*[=+\-@]/.test(cell))
        .map((cell) => `a formula in export.csv: ${cell}`),
    );
  }

  const meeting = city.one("SELECT id FROM meetings WHERE place LIKE '%END:VEVENT' LIMIT 1");
  const calendar = (await bytesOf(`/meetings/${meeting}/meeting.ics`)).toString('utf8');
  const lines = calendar
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
    .filter(Boolean);
  if (lines.filter((line) => line.startsWith('END:VEVENT')).length !== 1)
    found.push('meeting.ics has one event too many');
  found.push(
    ...lines.filter((line) => !/^[A-Z-]+[;:]/.test(line) || line.includes('\n')).map((line) => `meeting.ics: ${line}`),
  );
  return found;
}
