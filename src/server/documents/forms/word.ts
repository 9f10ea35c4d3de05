import { Document, Footer, Packer, PageOrientation } from 'docx';
import { m } from '#i18n/compiled/messages.js';
import type { Locale } from '#i18n/locale.ts';
import type { Form } from './form.ts';
import { pageNumber, wordParts } from './word-parts.ts';
import { MARGIN, PAGE, STYLES } from './word-page.ts';

/** Words are checked in it, and read aloud in it. */
const LANGUAGES: Record<Locale, string> = { ru: 'ru-RU', be: 'be-BY', en: 'en-GB' };

/** A form as a file of Word (DOCX): A4, real headings and tables, numbered pages. */
export async function writeWord(form: Form, locale: Locale): Promise<Buffer> {
  const document = new Document({
    title: form.title,
    description: form.summary,
    creator: m.site_name({}, { locale }),
    lastModifiedBy: m.site_name({}, { locale }),
    styles: {
      ...STYLES,
      default: {
        ...STYLES.default,
        document: {
          run: { font: 'Times New Roman', size: 26, language: { value: LANGUAGES[locale] } },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: {
              ...PAGE,
              orientation: form.isLandscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
            },
            margin: { top: MARGIN, right: MARGIN, bottom: MARGIN, left: MARGIN },
          },
        },
        footers: { default: new Footer({ children: [pageNumber(locale)] }) },
        children: wordParts(form, locale),
      },
    ],
  });
  return Packer.toBuffer(document);
}
