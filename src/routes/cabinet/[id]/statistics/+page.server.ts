import { error } from '@sveltejs/kit';
import { minskDay } from '#domain/calendar.ts';
import { QUICK_PERIODS, quickPeriod } from '#domain/period.ts';
import { inLocale } from '#i18n/locale.ts';
import {
  groupName,
  MOST_MONTHS,
  readStatistics,
  serviceName,
  subdivisionName,
} from '#server/feedback-statistics/index.ts';
import { signedIn } from '../../../_visit/visit.ts';
import { idNumber } from '../../../id-number.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { portal, locale } = locals;
  const { reference } = portal;
  const id = idNumber(params.id);
  const asked = { from: url.searchParams.get('from'), to: url.searchParams.get('to') };
  const read = (await readStatistics(portal, signedIn(locals), id, asked)) ?? error(404);
  const { organization, period, sums, before, services, comparison, words } = read;
  const today = minskDay(portal.clock());
  return {
    organization: {
      id,
      name: inLocale(locale, organization.nameRu, organization.nameBe, organization.nameEn),
    },
    period,
    before,
    words,
    today,
    mostMonths: MOST_MONTHS,
    periods: QUICK_PERIODS.map((name) => ({ name, ...quickPeriod(name, today) })),
    all: { n: sums.n, mean: sums.mean },
    criteria: sums.criteria,
    marks: sums.marks,
    weekdays: sums.weekdays,
    months: sums.months.map(({ month, n, mean }) => ({ month: month.slice(0, 7), count: n, mean })),
    subdivisions: sums.subdivisions.map((one) => ({
      value: one.id === null ? 'none' : String(one.id),
      n: one.n,
      mean: one.mean,
      name: subdivisionName(one, locale),
    })),
    services: services.map(({ serviceItemId, n, mean }) => ({
      value: serviceItemId,
      n,
      mean,
      name: serviceName(serviceItemId, reference, locale),
    })),
    comparison: {
      period: comparison.period,
      groups: comparison.groups.map((group) => ({
        ...group,
        name: groupName(group, reference, locale),
      })),
    },
  };
};
