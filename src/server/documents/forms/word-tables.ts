import { BorderStyle, Paragraph, Table, TableCell, TableRow, TextRun, WidthType } from 'docx';
import type { FormColumn } from './form.ts';

const CELL = { top: 60, bottom: 60, left: 100, right: 100 };
/** Room to write by hand, 9 mm. */
const ROW_HEIGHT = { value: 510, rule: 'atLeast' as const };
const LABEL_SHARE = 0.4;

/** Labels and, beside each, an empty cell with a line under it. */
export function fieldTable(labels: readonly string[], width: number): Table {
  const first = Math.round(width * LABEL_SHARE);
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: [first, width - first],
    borders: {
      top: none,
      bottom: line,
      left: none,
      right: none,
      insideHorizontal: line,
      insideVertical: none,
    },
    rows: labels.map(
      (label) =>
        new TableRow({
          height: ROW_HEIGHT,
          cantSplit: true,
          children: [cell(label, first), cell('', width - first)],
        }),
    ),
  });
}

interface Grid {
  columns: readonly FormColumn[];
  rows?: readonly string[][];
  emptyRows: number;
}

/** A table whose head is repeated on each page, with numbered rows. */
export function gridTable({ columns, rows = [], emptyRows }: Grid, width: number): Table {
  const whole = columns.reduce((sum, { share }) => sum + share, 0);
  const widths = columns.map(({ share }) => Math.round((width * share) / whole));
  const filled = [...rows, ...Array.from({ length: emptyRows }, (): string[] => [])];
  return new Table({
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title }, index) => cell(title, widths[index]!, true)),
      }),
      ...filled.map(
        (texts, row) =>
          new TableRow({
            height: ROW_HEIGHT,
            cantSplit: true,
            children: widths.map((size, index) =>
              cell(index === 0 ? String(row + 1) : (texts[index - 1] ?? ''), size),
            ),
          }),
      ),
    ],
  });
}

function cell(text: string, width: number, isBold = false): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: CELL,
    children: [new Paragraph({ children: [new TextRun({ text, size: 22, bold: isBold })] })],
  });
}
