import { numberOf } from './russian.ts';

const kilobyte = 1024;
const megabyte = kilobyte * 1024;
const gigabyte = megabyte * 1024;
const terabyte = gigabyte * 1024;
const tenths = (value: number) => numberOf(Math.round(value * 10) / 10);

/** «340 КБ», «1,2 МБ», «15 ГБ», «2,5 ТБ». */
export function sizeInWords(bytes: number): string {
  if (bytes < megabyte) return `${numberOf(Math.ceil(bytes / kilobyte))}\u00A0КБ`;
  if (bytes < gigabyte) return `${tenths(bytes / megabyte)}\u00A0МБ`;
  return bytes < terabyte ? `${tenths(bytes / gigabyte)}\u00A0ГБ` : `${tenths(bytes / terabyte)}\u00A0ТБ`;
}
