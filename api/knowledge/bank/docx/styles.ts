import { AlignmentType, type INumberingOptions, type IStylesOptions, LevelFormat } from 'docx';

const black = '000000';
const heading = (size: number, before: number) => ({
  run: { size, bold: true, color: black },
  paragraph: { spacing: { before, after: 120 }, keepNext: true },
});

/** Named styles, so that Word's navigation, screen readers and custom templates see the structure. Sizes are half-points. */
export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: 'Times New Roman', size: 24, language: { value: 'ru-RU' } },
      paragraph: { spacing: { after: 120, line: 276 } },
    },
    title: { run: { size: 32, bold: true }, paragraph: { spacing: { after: 240 }, keepNext: true } },
    heading1: heading(28, 320),
    heading2: heading(26, 280),
    heading3: heading(24, 240),
    listParagraph: { paragraph: { spacing: { after: 60 } } },
    hyperlink: { run: { color: '0F5C55', underline: {} } },
  },
  paragraphStyles: [
    { id: 'Cell', name: 'Cell', basedOn: 'Normal', run: { size: 22 }, paragraph: { spacing: { after: 0, line: 252 } } },
    { id: 'CellHead', name: 'Cell Head', basedOn: 'Cell', run: { size: 22, bold: true } },
    {
      id: 'Task',
      name: 'Task',
      basedOn: 'Normal',
      paragraph: { indent: { left: 425, hanging: 425 }, spacing: { after: 80 } },
    },
    { id: 'Quotation', name: 'Quotation', basedOn: 'Normal', paragraph: { indent: { left: 567 } } },
    { id: 'Summary', name: 'Summary', basedOn: 'Normal', paragraph: { spacing: { after: 200 } } },
    { id: 'Source', name: 'Source', basedOn: 'Normal', run: { size: 18, color: '51606E' } },
  ],
};

const indented = (level: number) => ({
  style: { paragraph: { indent: { left: 425 * (level + 1), hanging: 425 } } },
});

export const numbering: INumberingOptions = {
  config: [
    {
      reference: 'numbers',
      levels: [0, 1, 2].map((level) => ({
        level,
        format: LevelFormat.DECIMAL,
        text: `%${level + 1}.`,
        alignment: AlignmentType.LEFT,
        ...indented(level),
      })),
    },
    {
      reference: 'dashes',
      levels: [0, 1, 2].map((level) => ({
        level,
        format: LevelFormat.BULLET,
        text: '–',
        alignment: AlignmentType.LEFT,
        ...indented(level),
      })),
    },
  ],
};
