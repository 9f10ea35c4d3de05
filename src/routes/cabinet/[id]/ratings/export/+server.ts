import { error } from '@sveltejs/kit';
import { exportOwnRatings, readRatingsFilter } from '#server/cabinet-ratings/index.ts';
import { signedIn } from '../../../../_visit/visit.ts';
import { idNumber } from '../../../../id-number.ts';
import { spreadsheetFormat, spreadsheetResponse } from '../../../../spreadsheet-response.ts';
import type { RequestHandler } from './$types';

/** The ratings that the page shows, all of them, as a spreadsheet. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
  const format = spreadsheetFormat(url);
  const filter = readRatingsFilter((name) => url.searchParams.get(name));
  const person = signedIn(locals);
  const id = idNumber(params.id);
  const sheet = await exportOwnRatings(locals.portal, person, id, filter, locals.locale);
  return spreadsheetResponse(format, `ratings-${id}`, sheet ?? error(404));
};
