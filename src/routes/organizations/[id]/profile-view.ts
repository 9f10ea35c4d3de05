import { minskDay } from '#domain/calendar.ts';
import { inLocale, type Locale } from '#i18n/locale.ts';
import type { ProfilePage, ProfilePlace } from '#server/profile/index.ts';
import type { PublicRating } from '#server/ratings/index.ts';
import type { Name, Reference } from '#server/reference/index.ts';
import { changeViews } from '../../_standing/change-views.ts';
import { photoView } from './photo-view.ts';
import { ratingKeyText } from '../../rating-key.ts';
import { serviceItemName } from '../../service-item-name.ts';

/** The profile in one language, as plain data for the page. */
export function profileView(page: ProfilePage, reference: Reference, locale: Locale) {
  const { organization } = page;
  const named = (name: Name | undefined) => (name ? name[locale] : '');
  const territory = (id: string | null) =>
    named(id ? reference.territories.get(id)?.name : undefined);
  return {
    organization: {
      id: organization.id,
      name: inLocale(locale, organization.nameRu, organization.nameBe, organization.nameEn),
      unp: organization.unp,
      type: { id: organization.typeId, name: named(reference.types.get(organization.typeId)) },
      region: { id: organization.regionId, name: territory(organization.regionId) },
      district:
        organization.districtId === null
          ? null
          : { id: organization.districtId, name: territory(organization.districtId) },
      spheres: organization.sphereIds.map((id) => ({
        id,
        name: named(reference.spheres.get(id)?.name),
      })),
      address: inLocale(locale, organization.addressRu, organization.addressBe),
      phones: organization.phones,
      email: organization.email,
      site: organization.site,
      parent: organization.parent && {
        id: organization.parent.id,
        name: inLocale(
          locale,
          organization.parent.nameRu,
          organization.parent.nameBe,
          organization.parent.nameEn,
        ),
      },
    },
    predecessors: page.predecessors.map(({ id, mergedOn, nameRu, nameBe, nameEn }) => ({
      id,
      mergedOn,
      name: inLocale(locale, nameRu, nameBe, nameEn),
    })),
    photo: page.photo && photoView(organization.id, page.photo, locale),
    serviceItems: [
      ...organization.serviceItemIds.flatMap((id) => {
        const item = reference.serviceItems.get(id);
        return item ? [{ id, kind: item.kind, code: item.code, name: named(item.name) }] : [];
      }),
      ...page.ownServices.map(({ id, nameRu, nameBe }) => ({
        id: `own:${id}`,
        kind: 'service' as const,
        code: null,
        name: inLocale(locale, nameRu, nameBe),
      })),
    ],
    figures: page.figures,
    missingRatings: page.missingRatings,
    minimumRatings: page.minimumRatings,
    places: page.places.map((place) => ({ ...place, name: placeName(place, reference, locale) })),
    changes: changeViews(page.changes),
    criteria: page.criteria,
    marks: page.marks,
    months: page.months.map((month) => ({
      month: month.month.slice(0, 7),
      count: month.n,
      mean: month.average,
    })),
    subdivisions: page.subdivisions.map((subdivision) => ({
      id: subdivision.id,
      name: inLocale(locale, subdivision.nameRu, subdivision.nameBe),
      address:
        subdivision.addressRu && inLocale(locale, subdivision.addressRu, subdivision.addressBe),
      opening: subdivision.opening,
      openingText: subdivision.openingHours,
      phones: subdivision.phones,
      figures: subdivision.figures,
    })),
    comments: page.comments.rows.map((rating) => commentView(rating, reference, locale)),
    nextComments: ratingKeyText(page.comments.next),
    opening: page.opening,
    openingText: page.organization.openingHours,
  };
}

/** A published comment in one language. */
export function commentView(rating: PublicRating, reference: Reference, locale: Locale) {
  const { subdivision, reply } = rating;
  return {
    id: rating.id,
    text: rating.comment ?? '',
    ratedOn: rating.ratedOn,
    marks: rating.scores,
    serviceItem: serviceItemName(rating, reference, locale),
    subdivision: subdivision && inLocale(locale, subdivision.nameRu, subdivision.nameBe),
    reply: reply && {
      body: reply.body,
      on: minskDay(reply.createdAt),
      helped: reply.helped,
      remark: reply.remark,
    },
  };
}

/** Where the place is: null for the country and for the type, which the page has words for. */
function placeName(place: ProfilePlace, reference: Reference, locale: Locale): string | null {
  const { sphere, region, district } = place.filter;
  if (sphere) return reference.spheres.get(sphere)?.name[locale] ?? null;
  const territory = region ?? district;
  return territory ? (reference.territories.get(territory)?.name[locale] ?? null) : null;
}
