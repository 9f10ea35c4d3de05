import { minskClock } from '#domain/calendar.ts';
import {
  isOpenAt,
  nextChange,
  parseOpeningHours,
  type OpeningHours,
} from '#domain/organization/opening-hours.ts';
import { averageOf, type Interval, type Sums } from '#domain/standing/index.ts';
import {
  readMerged,
  readOwnServices,
  readProfile,
  readSubdivisionName,
  readSubdivisions,
  type MergedOrganization,
  type OrganizationProfile,
  type OwnService,
  type Subdivision,
} from '#server/organizations/index.ts';
import { readPhoto, type Photo } from '#server/photos/index.ts';
import type { Paged } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { publishedComments, type PublicRating, type RatingKey } from '#server/ratings/index.ts';
import {
  changesOf,
  readMonths,
  readWindowReport,
  type Change,
  type LiveStandings,
  type Month,
  type Place,
  type StandingFilter,
  type WindowReport,
} from '#server/standings/index.ts';

/** Score, interval and count of an organisation or of one of its subdivisions. */
export interface Figures {
  n: number;
  average: number | null;
  /** Null while the whole country has no ratings. */
  score: number | null;
  interval: Interval | null;
}

/** A place of an organisation among those that a filter leaves. */
export interface ProfilePlace extends Place {
  kind: 'country' | 'sphere' | 'region' | 'district' | 'type';
  filter: StandingFilter;
}

/** Everything that the profile of an organisation shows. */
export interface ProfilePage {
  organization: OrganizationProfile;
  /** Organisations whose ratings it took over, directly or through others. */
  predecessors: MergedOrganization[];
  ownServices: OwnService[];
  photo: Photo | null;
  figures: Figures;
  /** Ratings that are missing for a position; 0 when it has one. */
  missingRatings: number;
  /** Ratings that a position needs. */
  minimumRatings: number;
  places: ProfilePlace[];
  changes: Change[];
  criteria: WindowReport['criteria'];
  marks: WindowReport['marks'];
  months: Month[];
  subdivisions: Array<Subdivision & { figures: Figures; opening: Opening | null }>;
  /** The subdivision, perhaps a closed one, about which the comments are; null: all of them. */
  subdivision: { id: number; nameRu: string; nameBe: string } | null;
  comments: Paged<PublicRating, RatingKey>;
  opening: Opening | null;
}

/** The opening hours, and what they say of this moment. */
export interface Opening {
  hours: OpeningHours;
  open: boolean;
  next: ReturnType<typeof nextChange>;
}

const COMMENTS_A_PAGE = 10;

/**
 * Reads the profile of a published organisation.
 *
 * @param options.after the comment after which the page of comments goes on
 * @param options.subdivisionId comments of this subdivision alone
 * @returns null when there is no published organisation with this id
 */
export async function readProfilePage(
  portal: Portal,
  id: number,
  options: { after?: RatingKey | null; subdivisionId?: number | null } = {},
): Promise<ProfilePage | null> {
  const organization = await readProfile(portal.db, id);
  return organization && pageOf(portal, organization, options);
}

/**
 * The profile of an organisation as it would be with another description; nothing is stored. The
 * caller says who may see it.
 *
 * @returns null when there is no organisation with this id
 */
export async function previewProfilePage(
  portal: Portal,
  id: number,
  description: Partial<OrganizationProfile>,
): Promise<ProfilePage | null> {
  const stored = await readProfile(portal.db, id, { unpublished: true });
  return stored && pageOf(portal, { ...stored, ...description }, {});
}

async function pageOf(
  portal: Portal,
  organization: OrganizationProfile,
  options: { after?: RatingKey | null; subdivisionId?: number | null },
): Promise<ProfilePage> {
  const { db, standings } = portal;
  const { id } = organization;
  const live = await standings.current();
  const today = standings.day;
  const before = live.predecessorsOf(id);
  const rated = [id, ...before];
  const [predecessors, ownServices, photo, subdivision, report, months, subdivisions, comments] =
    await Promise.all([
      readMerged(db, before),
      readOwnServices(db, id),
      readPhoto(db, id),
      options.subdivisionId ? readSubdivisionName(db, id, options.subdivisionId) : null,
      readWindowReport(db, rated, today, live.methodology.windowDays),
      readMonths(db, rated, today),
      readSubdivisions(db, id),
      publishedComments(db, id, { ...options, limit: COMMENTS_A_PAGE }),
    ]);
  const figures = figuresOf(live, report.sums);
  const places = placesOf(live, organization);
  const { score, interval } = figures;
  return {
    organization,
    predecessors,
    ownServices,
    photo,
    figures,
    missingRatings: Math.max(0, live.methodology.minimumRatings - report.sums.n),
    minimumRatings: live.methodology.minimumRatings,
    places,
    changes:
      score === null || interval === null || report.sums.n === 0
        ? []
        : changesOf(standings, id, { score, interval, position: places[0]?.position ?? null }),
    criteria: report.criteria,
    marks: report.marks,
    months,
    subdivision,
    subdivisions: subdivisions.map((subdivision) => ({
      ...subdivision,
      opening: openingOf(subdivision.openingHours, portal.clock()),
      figures: figuresOf(
        live,
        report.subdivisions.get(subdivision.id) ?? { n: 0, total: 0, totalSquared: 0 },
      ),
    })),
    comments,
    opening: openingOf(organization.openingHours, portal.clock()),
  };
}

function figuresOf(live: LiveStandings, sums: Sums): Figures {
  return {
    n: sums.n,
    average: averageOf(sums),
    score: live.scoreOf(sums),
    interval: live.intervalOf(sums),
  };
}

/** Country first; then where the organisation works and what it does. */
function placesOf(live: LiveStandings, organization: OrganizationProfile): ProfilePlace[] {
  const filters: Array<Pick<ProfilePlace, 'kind' | 'filter'>> = [
    { kind: 'country', filter: {} },
    ...organization.sphereIds.map((sphere) => ({ kind: 'sphere' as const, filter: { sphere } })),
    { kind: 'region', filter: { region: organization.regionId } },
    ...(organization.districtId
      ? [{ kind: 'district' as const, filter: { district: organization.districtId } }]
      : []),
    { kind: 'type', filter: { type: organization.typeId } },
  ];
  return filters.flatMap(({ kind, filter }) => {
    const place = live.placeIn(organization.id, filter);
    return place ? [{ kind, filter, ...place }] : [];
  });
}

function openingOf(text: string | null, now: Date): Opening | null {
  const hours = text === null ? null : parseOpeningHours(text);
  if (hours === null) return null;
  const moment = minskClock(now);
  return { hours, open: isOpenAt(hours, moment), next: nextChange(hours, moment) };
}
