import { numberOf } from './russian.ts';

const kilobyte = 1024;
const megabyte = kilobyte * 1024;
const gigabyte = megabyte * 1024;
const tenths = (value: number) => numberOf(Math.round(value * 10) / 10);

/** «340 КБ», «1,2 МБ», «15 ГБ». */
export function sizeInWords(bytes: number): string {
  if (bytes < megabyte) return `${numberOf(Math.ceil(bytes / kilobyte))}\u00A0КБ`;
  return bytes < gigabyte ? `${tenths(bytes / megabyte)}\u00A0МБ` : `${tenths(bytes / gigabyte)}\u00A0ГБ`;
}
