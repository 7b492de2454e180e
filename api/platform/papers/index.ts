export type { Booklet, BookletPart } from './booklet/painter.ts';
export { Drawing } from './drawing.ts';
export { contentKey, keptQrPng, mostForOne, paperAsPdf, paperAsWord, shortTurns } from './making.ts';
export { pageOf, textWidth } from './page.ts';
export { fileName, type Paper, type PaperFile, type Part, pdfType, wordType } from './paper.ts';
export { writePdf } from './pdf.ts';
export { qrSvg } from './qrCode.ts';
export { writeWord } from './word.ts';
