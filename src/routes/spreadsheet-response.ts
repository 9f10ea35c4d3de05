import { error } from '@sveltejs/kit';
import { Readable } from 'node:stream';
import {
  SPREADSHEET_FORMATS,
  SPREADSHEET_MEDIA_TYPES,
  writeSpreadsheet,
  type Sheet,
  type SpreadsheetFormat,
} from '#server/platform/spreadsheet/index.ts';

/** The format that an address asks for by `?format=`; anything else is answered with 404. */
export function spreadsheetFormat(url: URL): SpreadsheetFormat {
  const asked = url.searchParams.get('format');
  return SPREADSHEET_FORMATS.find((format) => format === asked) ?? error(404);
}

/**
 * A sheet to be downloaded.
 *
 * @param name of the file, in Latin letters and without its ending
 */
export function spreadsheetResponse<Row>(
  format: SpreadsheetFormat,
  name: string,
  sheet: Sheet<Row>,
): Response {
  const body = Readable.toWeb(writeSpreadsheet(format, sheet)) as ReadableStream<Uint8Array>;
  return new Response(body, {
    headers: {
      'content-type': SPREADSHEET_MEDIA_TYPES[format],
      'content-disposition': `attachment; filename="${name}.${format}"`,
      'cache-control': 'no-store',
    },
  });
}
