import { z } from 'zod';
import { text } from '../russian/shared/russian.ts';

export const emailShape = text(200)
  .transform((value) => value.toLowerCase())
  .pipe(z.email({ error: 'Адрес почты выглядит не так: нужен вид имя@школа.рф.' }));
