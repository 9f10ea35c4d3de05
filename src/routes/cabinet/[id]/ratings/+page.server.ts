import { error } from '@sveltejs/kit';
import { minskDay } from '#domain/calendar.ts';
import { QUICK_PERIODS, quickPeriod } from '#domain/period.ts';
import { inLocale } from '#i18n/locale.ts';
import { readOwnRatings, readRatingsFilter, ratingTexts } from '#server/cabinet-ratings/index.ts';
import { signedIn } from '../../../_visit/visit.ts';
import { idNumber } from '../../../id-number.ts';
import { ratingKeyText, readRatingKey } from '../../../rating-key.ts';
import { serviceItemName } from '../../../service-item-name.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url, setHeaders }) => {
  setHeaders({ 'cache-control': 'no-store' });
  const { portal, locale } = locals;
  const filter = readRatingsFilter((name) => url.searchParams.get(name));
  const after = readRatingKey(url.searchParams.get('after'));
  const id = idNumber(params.id);
  const page = (await readOwnRatings(portal, signedIn(locals), id, filter, after)) ?? error(404);
  const serviceName = (item: string) => portal.reference.serviceItems.get(item)?.name[locale];
  const today = minskDay(portal.clock());
  const { nameRu, nameBe, nameEn } = page.organization;
  return {
    organization: {
      id,
      mayAnswer: page.organization.mayAnswer,
      name: inLocale(locale, nameRu, nameBe, nameEn),
    },
    filter,
    summary: page.summary,
    today,
    periods: QUICK_PERIODS.map((name) => ({ name, ...quickPeriod(name, today) })),
    subdivisions: page.subdivisions.map((one) => ({
      value: String(one.id),
      isClosed: one.isClosed,
      label: inLocale(locale, one.nameRu, one.nameBe),
    })),
    // What was chosen stays a choice, also when the organisation provides it no more.
    services: [...new Set([...page.serviceItemIds, filter.service ?? ''])].flatMap((item) => {
      const label = serviceName(item);
      return label ? [{ value: item, label }] : [];
    }),
    ratings: page.rows.map((rating) => ({
      id: rating.id,
      ratedOn: rating.ratedOn,
      scores: rating.scores,
      comment: rating.comment,
      providedOn: rating.providedOn,
      ...ratingTexts(rating, locale),
      isCounted: rating.state === 'counted',
      serviceItem: serviceItemName(rating, portal.reference, locale),
      subdivision:
        rating.subdivision &&
        inLocale(locale, rating.subdivision.nameRu, rating.subdivision.nameBe),
      reply: rating.reply && {
        body: rating.reply.body,
        helped: rating.reply.helped,
        remark: rating.reply.remark,
        on: minskDay(rating.reply.createdAt),
      },
    })),
    next: ratingKeyText(page.next),
    isFirstPage: after === null,
  };
};
