const digits = new Intl.NumberFormat('ru', { maximumFractionDigits: 1 });
const plural = new Intl.PluralRules('ru');

/** Bytes in words: «34 КБ», «2,3 МБ». */
export const sizeOf = (bytes: number): string =>
  bytes < 1e6 ? `${Math.ceil(bytes / 1024)}\u00a0КБ` : `${digits.format(bytes / 1048576)}\u00a0МБ`;

/** «1 файл», «3 файла». */
export function filesCount(count: number): string {
  const words: Partial<Record<Intl.LDMLPluralRule, string>> = { one: 'файл', few: 'файла' };
  return `${count}\u00a0${words[plural.select(count)] ?? 'файлов'}`;
}
