import { error } from '@sveltejs/kit';
import { readStatistics, statisticsSheet } from '#server/feedback-statistics/index.ts';
import { signedIn } from '../../../../_visit/visit.ts';
import { idNumber } from '../../../../id-number.ts';
import { spreadsheetFormat, spreadsheetResponse } from '../../../../spreadsheet-response.ts';
import type { RequestHandler } from './$types';

/** The numbers that the page shows, as a spreadsheet. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const format = spreadsheetFormat(url);
  const id = idNumber(params.id);
  const { portal, locale } = locals;
  const asked = { from: url.searchParams.get('from'), to: url.searchParams.get('to') };
  const statistics = (await readStatistics(portal, signedIn(locals), id, asked)) ?? error(404);
  const sheet = statisticsSheet(statistics, portal.reference, locale);
  return spreadsheetResponse(format, `statistics-${id}`, sheet);
};
