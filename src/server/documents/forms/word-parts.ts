import { AlignmentType, HeadingLevel, PageNumber, Paragraph, TextRun, type Table } from 'docx';
import { m } from '#i18n/compiled/messages.js';
import type { Locale } from '#i18n/locale.ts';
import type { Form, FormPart } from './form.ts';
import { fieldTable, gridTable } from './word-tables.ts';
import { widthOf } from './word-page.ts';

const LINE = '_'.repeat(34);

/** What stands on the pages of a form. */
export function wordParts(form: Form, locale: Locale): Array<Paragraph | Table> {
  const width = widthOf(form.isLandscape);
  return form.parts.flatMap((part) => wordPart(part, width, locale));
}

/** «Page 1 of 2», which Word counts. */
export function pageNumber(locale: Locale): Paragraph {
  const [before = '', between = ''] = m.blank_page({ page: '#', of: '#' }, { locale }).split('#');
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    children: [
      new TextRun({
        size: 20,
        children: [before, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES],
      }),
    ],
  });
}

function wordPart(part: FormPart, width: number, locale: Locale): Array<Paragraph | Table> {
  switch (part.kind) {
    case 'note':
      return [
        new Paragraph({
          spacing: { before: 240 },
          children: [new TextRun({ text: part.text, size: 20 })],
        }),
      ];
    case 'corner':
      return [...part.lines, LINE, LINE].map((text) => cornerLine(text, width));
    case 'registration':
      return [
        text(m.blank_letter_date({ line: LINE.slice(0, 14) }, { locale })),
        text(m.blank_letter_number({ line: LINE.slice(0, 14) }, { locale })),
      ];
    case 'title':
      return titleLines(part);
    case 'heading':
      return [new Paragraph({ heading: HeadingLevel.HEADING_2, text: part.text })];
    case 'paragraph':
      return [text(part.text)];
    case 'fields':
      return [fieldTable(part.labels, width), text('')];
    case 'table':
      return [gridTable(part, width), text('')];
    case 'signature':
      return signature(locale);
  }
}

function text(content: string): Paragraph {
  return new Paragraph({ text: content, spacing: { after: 120 } });
}

function cornerLine(content: string, width: number): Paragraph {
  return new Paragraph({ text: content, indent: { left: Math.round(width * 0.55) } });
}

function titleLines({ text: title, under }: { text: string; under?: string }): Paragraph[] {
  const centred = { alignment: AlignmentType.CENTER };
  return [
    new Paragraph({ heading: HeadingLevel.HEADING_1, text: title, ...centred }),
    ...(under === undefined
      ? []
      : [
          new Paragraph({ text: LINE.repeat(2), ...centred }),
          new Paragraph({
            children: [new TextRun({ text: under, size: 20 })],
            spacing: { after: 240 },
            ...centred,
          }),
        ]),
  ];
}

/** Position, signature and name, each over its line. */
function signature(locale: Locale): Paragraph[] {
  const line = LINE.slice(0, 20);
  return [
    new Paragraph({
      text: `${line}   ${line}   ${line}`,
      spacing: { before: 360 },
      keepNext: true,
    }),
    new Paragraph({
      children: [new TextRun({ text: m.blank_signature({}, { locale }), size: 20 })],
    }),
  ];
}
