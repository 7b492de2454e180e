import { AlignmentType, type INumberingOptions, type IStylesOptions, LevelFormat } from 'docx';

const black = '000000';
const heading = (before: number) => ({
  run: { size: 28, bold: true, color: black },
  paragraph: { spacing: { before, after: 120 }, keepNext: true },
});

/** Times New Roman 14 with one and a half line spacing, as in office papers; half-points. */
export const styles: IStylesOptions = {
  default: {
    document: {
      run: { font: 'Times New Roman', size: 28, color: black, language: { value: 'ru-RU' } },
      paragraph: { spacing: { after: 80, line: 276 } },
    },
    title: {
      run: { size: 28, bold: true },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 60 }, keepNext: true },
    },
    heading1: heading(240),
    heading2: heading(160),
  },
  paragraphStyles: [
    {
      id: 'Under',
      name: 'Under Title',
      basedOn: 'Normal',
      paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 240 } },
    },
    { id: 'Body', name: 'Paper Body', basedOn: 'Normal', paragraph: { alignment: AlignmentType.BOTH } },
    { id: 'Cell', name: 'Cell', basedOn: 'Normal', run: { size: 24 }, paragraph: { spacing: { after: 0, line: 252 } } },
    { id: 'CellHead', name: 'Cell Head', basedOn: 'Cell', run: { size: 24, bold: true } },
    {
      id: 'Side',
      name: 'Side of a Paper',
      basedOn: 'Normal',
      paragraph: { spacing: { before: 240, after: 0 }, keepNext: true },
    },
    {
      id: 'Signature',
      name: 'Signature Line',
      basedOn: 'Normal',
      paragraph: { spacing: { before: 360 }, keepLines: true },
    },
  ],
};

export const numbering: INumberingOptions = {
  config: [
    {
      reference: 'dashes',
      levels: [
        {
          level: 0,
          format: LevelFormat.BULLET,
          text: '–',
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 567, hanging: 567 } } },
        },
      ],
    },
    {
      reference: 'numbers',
      levels: [
        {
          level: 0,
          format: LevelFormat.DECIMAL,
          text: '%1.',
          alignment: AlignmentType.LEFT,
          style: { paragraph: { indent: { left: 567, hanging: 567 } } },
        },
      ],
    },
  ],
};
