import { z } from 'zod';
import { created, readForm, route } from '../http/index.ts';
import { uploadLoose } from './loose.ts';

/** The description of a picture; longer ones belong into the text. */
const description = (form: FormData | null) => String(form?.get('description') ?? '').slice(0, 300);

export const fileRoutes = [
  route({
    method: 'POST',
    path: '/files',
    summary:
      'Загрузить файл для сообщения: multipart/form-data, поле file (до 20 МБ) и description — что на картинке. В ответе markdown, который ставят в текст; через день неотправленное удаляется',
    access: ['signed-in'],
    answers: {
      201: z.object({
        id: z.string(),
        name: z.string(),
        type: z.string(),
        size: z.number(),
        url: z.string(),
        width: z.number().nullable(),
        height: z.number().nullable(),
        markdown: z.string(),
      }),
    },
    async handle({ me, context }) {
      const actor = me();
      const form = await readForm(context.req.raw);
      return created(await uploadLoose(actor, form?.get('file'), description(form)));
    },
  }),
];
