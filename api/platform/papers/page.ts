import { convertMillimetersToTwip, type ISectionPropertiesOptions, PageOrientation } from 'docx';

const sheet = { width: 210, height: 297 };
const margin = { top: 20, right: 10, bottom: 20, left: 30 };

/** A4 with the margins of Russian office papers (ГОСТ Р 7.0.97: not less than 20, 10, 20 and 20 mm; 30 for binding). */
export const pageOf = (wide: boolean): ISectionPropertiesOptions => ({
  page: {
    size: {
      width: convertMillimetersToTwip(sheet.width),
      height: convertMillimetersToTwip(sheet.height),
      orientation: wide ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
    },
    margin: {
      top: convertMillimetersToTwip(margin.top),
      right: convertMillimetersToTwip(margin.right),
      bottom: convertMillimetersToTwip(margin.bottom),
      left: convertMillimetersToTwip(margin.left),
    },
  },
});

/** Width between the margins, in twips. */
export const textWidth = (wide: boolean): number =>
  convertMillimetersToTwip((wide ? sheet.height : sheet.width) - margin.left - margin.right);
