import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import { plainMaterial } from '../roles.ts';
import { type Act, day, rounds, texts } from './city.ts';

/** Fields of how the bank is kept: what readers report, what methodists answer and note. */
export const upkeepActs: Record<string, Act> = {
  async 'a mark that something is out of date, its answer, and a confirmation'(city) {
    const id = city.one(`SELECT id FROM publications WHERE slug = '${plainMaterial}'`);
    for (const { reason, answer, note } of rounds({ reason: 1000, answer: 1000, note: 500 })) {
      const mark = await city.send('outsider', 'POST', `/api/materials/${id}/marks`, { reason });
      await city.send('methodist', 'POST', `/api/marks/${mark.id}/answer`, { decision: 'confirm', answer });
      await city.look(`/bank/${plainMaterial}`, null);
      await city.send('methodist', 'POST', `/api/materials/${id}/confirmations`, { until: day(90), note });
      await city.look(`/bank/${plainMaterial}`, 'outsider');
    }
    // The log and the marks show all of them.
    await city.look(`/upkeep/${id}`, 'methodist');
  },

  async 'the name and the words of a file'(city) {
    const id = city.one(`SELECT id FROM publications WHERE slug = '${plainMaterial}'`);
    for (const name of texts(120).slice(0, 5)) {
      const form = new FormData();
      form.set('file', new File([`Слова. ${texts(4000)[0]}`], `${name}.txt`, { type: 'text/plain' }));
      await city.send('methodist', 'POST', `/api/materials/${id}/attachments`, form);
    }
    await city.look(`/upkeep/${id}/files`, 'methodist');
    await city.look(`/bank/${plainMaterial}`, null);
  },

  async 'a document of Word, its name and its title'(city) {
    for (const title of texts(160).slice(0, 6)) {
      const document = new Document({
        sections: [
          {
            children: [
              new Paragraph({ text: title, heading: HeadingLevel.HEADING_1 }),
              ...(texts(4000)[0] as string).split('\n\n').map((words) => new Paragraph(words)),
            ],
          },
        ],
      });
      const form = new FormData();
      form.set('file', new File([new Uint8Array(await Packer.toBuffer(document))], `${title.slice(0, 100)}.docx`));
      const read = await city.send('methodist', 'POST', '/api/imports', form);
      await city.look(`/materials/import/${read.id}`, 'methodist');
      await city.send('methodist', 'POST', `/api/imports/${read.id}/material`, { title });
    }
  },
};
