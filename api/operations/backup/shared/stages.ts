/** The stages of a backup, in words for the person who waits. */
export const stageTitles = {
  database: 'Копируем базу',
  hashing: 'Считаем контрольные суммы',
  writing: 'Записываем копию',
  checking: 'Проверяем, открывается ли она',
  tidying: 'Убираем старые копии',
} as const;
export type Stage = keyof typeof stageTitles;

/** Progress in bytes. */
export interface Progress {
  stage: Stage;
  done: number;
  total: number;
}
