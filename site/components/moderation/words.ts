/** Russian words for the codes of moderation. */
export const flagKindWords: Record<string, string> = {
  rude: 'Грубость или давление',
  'personal-data': 'Личные данные: имя ребёнка, диагноз, оценки',
  'off-topic': 'Не по теме',
  spam: 'Реклама или спам',
  other: 'Другое',
};
export const kindWords = { flag: 'Жалоба', held: 'Ждёт проверки' } as const;
export const decisionWords: Record<string, string> = {
  keep: 'Сообщение осталось',
  hide: 'Сообщение скрыто',
  approve: 'Одобрено',
  reject: 'Не опубликовано',
};
