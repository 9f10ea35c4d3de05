import type { Locale } from '#i18n/locale.ts';
import type { Person } from '#server/identity/index.ts';
import type { Paged } from '#server/platform/database/index.ts';
import type { Sheet } from '#server/platform/spreadsheet/index.ts';
import type { Portal } from '#server/portal.ts';
import type { RatingKey } from '#server/ratings/index.ts';
import { readOwnOrganizations, type OwnOrganization } from '#server/responsible-persons/index.ts';
import type { RatingsFilter } from './filter.ts';
import {
  ratingsOf,
  subdivisionChoices,
  summaryOf,
  type OrganizationRating,
  type RatingsSummary,
} from './queries.ts';
import { ratingsSheet, type SheetRow } from './sheet.ts';

/** A page of an organisation's ratings, and what can be chosen among. */
export interface RatingsPage extends Paged<OrganizationRating, RatingKey> {
  organization: OwnOrganization;
  summary: RatingsSummary;
  subdivisions: Awaited<ReturnType<typeof subdivisionChoices>>;
  /** Ids of what the organisation provides. */
  serviceItemIds: string[];
}

const A_PAGE = 20;

/**
 * Ratings of one's own organisation that a filter leaves, newest first; null when the person does
 * not answer for it.
 *
 * @param after the rating after which the page begins
 * @throws NotAllowed
 */
export async function readOwnRatings(
  portal: Portal,
  person: Person,
  organizationId: number,
  filter: RatingsFilter,
  after: RatingKey | null,
): Promise<RatingsPage | null> {
  const organization = await readOwn(portal, person, organizationId);
  if (organization === null) return null;
  const [page, summary, subdivisions, provided] = await Promise.all([
    ratingsOf(portal.db, organizationId, filter, { limit: A_PAGE, after }),
    summaryOf(portal.db, organizationId, filter),
    subdivisionChoices(portal.db, organizationId),
    portal.db
      .selectFrom('organizations')
      .select('service_item_ids as ids')
      .where('id', '=', organizationId)
      .executeTakeFirstOrThrow(),
  ]);
  return { organization, ...page, summary, subdivisions, serviceItemIds: provided.ids };
}

/**
 * The same ratings as a spreadsheet, all that the filter leaves; null when the person does not
 * answer for the organisation.
 *
 * @throws NotAllowed
 */
export async function exportOwnRatings(
  portal: Portal,
  person: Person,
  organizationId: number,
  filter: RatingsFilter,
  locale: Locale,
): Promise<Sheet<SheetRow> | null> {
  const organization = await readOwn(portal, person, organizationId);
  return organization && ratingsSheet(portal, organizationId, filter, locale);
}

async function readOwn(
  portal: Portal,
  person: Person,
  organizationId: number,
): Promise<OwnOrganization | null> {
  const own = await readOwnOrganizations(portal, person);
  return own.find(({ id }) => id === organizationId) ?? null;
}
