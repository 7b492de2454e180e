/** «Анна Сергеевна» of «Петрова Анна Сергеевна» or «Анна Сергеевна Петрова»; a name without a patronymic is used whole. */
export function politeName(name: string): string {
  const words = name.split(' ');
  const patronymic = words.findIndex(
    (word, place) => place > 0 && /(?:вна|чна|шна|вич|ьич|мич|тич|кызы|оглы)$/i.test(word),
  );
  return patronymic > 0 ? `${words[patronymic - 1]} ${words[patronymic]}` : name;
}
