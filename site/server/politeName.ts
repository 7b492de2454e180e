const patronymic = /(?:вна|чна|шна|вич|ьич|мич|тич)$/i;

/**
 * «Анна Сергеевна» of «Петрова Анна Сергеевна» or «Анна Сергеевна Петрова», «Али Гасан оглы» of «Мамедов Али Гасан оглы»;
 * a name without a patronymic is used whole.
 */
export function politeName(name: string): string {
  const words = name.split(' ');
  const eastern = words.findIndex((word) => /^(?:кызы|оглы)$/i.test(word));
  if (eastern > 1) return words.slice(eastern - 2, eastern + 1).join(' ');
  const place = words.findIndex((word, index) => index > 0 && patronymic.test(word));
  return place > 0 ? words.slice(place - 1, place + 1).join(' ') : name;
}
