import { z } from 'zod';
import { conflict } from '../problem/index.ts';

/** The version a write is based on: it is refused when somebody else saved meanwhile. */
export const versionRead = z.coerce
  .number({ error: 'Версия: целое число, которое пришло вместе с данными.' })
  .int({ error: 'Версия: целое число, которое пришло вместе с данными.' })
  .min(1, { error: 'Версия: целое число, которое пришло вместе с данными.' })
  .optional();

/**
 * Refuses a write that is based on an older version than the stored one.
 * @throws Problem 409 with `current`, what is stored now
 */
export function requireNewest<Stored extends { version: number }>(current: Stored, read: number | undefined): void {
  if (read !== undefined && read !== current.version)
    throw conflict('Пока вы писали, это изменили. Сравните оба варианта и сохраните ещё раз: ваш текст на месте.', {
      current,
    });
}
