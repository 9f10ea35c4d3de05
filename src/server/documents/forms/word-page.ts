import type { IStylesOptions } from 'docx';

/** In twentieths of a point, as Word measures: A4, 210 × 297 mm. */
export const PAGE = { width: 11_906, height: 16_838 };
/** 20 mm. */
export const MARGIN = 1_134;

/** The width between the margins. */
export function widthOf(isLandscape: boolean): number {
  return (isLandscape ? PAGE.height : PAGE.width) - 2 * MARGIN;
}

const paragraph = { spacing: { before: 240, after: 120 }, keepNext: true };

/** Headings are those of Word, so that its outline and screen readers find them. */
export const STYLES: IStylesOptions = {
  default: {
    heading1: { run: { size: 30, bold: true }, paragraph },
    heading2: { run: { size: 26, bold: true }, paragraph },
  },
};
