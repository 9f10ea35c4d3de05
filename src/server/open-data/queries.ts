import { averageOf, type Sums } from '#domain/standing/index.ts';
import {
  readAbsence,
  readFilteredIds,
  readSummaries,
  type OrganizationSummary,
} from '#server/organizations/index.ts';
import type { Portal } from '#server/portal.ts';
import { searchOrganizations, UnknownCursor } from '#server/search/index.ts';
import { pageAfter, type LiveStandings, type StandingFilter } from '#server/standings/index.ts';
import type { z } from 'zod';
import { badParameter, gone, notFound } from './problem.ts';
import type {
  ApiMethodology,
  ApiOrganization,
  ApiOrganizationList,
  organizationsQuerySchema,
  rankingQuerySchema,
} from './schema.ts';

/** Published organisations: by relevance with `q`, else in the order of their ids. */
export async function listOrganizations(
  portal: Portal,
  query: z.infer<typeof organizationsQuerySchema>,
): Promise<ApiOrganizationList> {
  checkFilter(portal, query);
  const page = query.q === undefined ? await pageById(portal, query) : await found(portal, query);
  const live = await portal.standings.current();
  return {
    items: page.organizations.map((summary) =>
      toApi(summary, live, live.standing(summary.id)?.position ?? null),
    ),
    nextCursor: page.nextCursor,
  };
}

interface SummaryPage {
  organizations: OrganizationSummary[];
  nextCursor: string | null;
}

async function pageById(
  portal: Portal,
  query: z.infer<typeof organizationsQuerySchema>,
): Promise<SummaryPage> {
  const after = query.cursor === undefined ? 0 : Number(query.cursor);
  if (!Number.isSafeInteger(after) || after < 0) {
    throw badParameter('cursor', 'not a cursor of this list');
  }
  const ids = await readFilteredIds(portal.db, query, { after, limit: query.limit });
  return {
    organizations: await readSummaries(portal.db, ids.rows),
    nextCursor: ids.next === null ? null : String(ids.next),
  };
}

async function found(
  portal: Portal,
  query: z.infer<typeof organizationsQuerySchema>,
): Promise<SummaryPage> {
  try {
    return await searchOrganizations(portal.db, { ...query, q: query.q! });
  } catch (error) {
    if (!(error instanceof UnknownCursor)) throw error;
    throw badParameter('cursor', 'not a cursor of this list');
  }
}

/** One published organisation. */
export async function getOrganization(portal: Portal, id: string): Promise<ApiOrganization> {
  const number = /^[1-9]\d{0,14}$/.test(id) ? Number(id) : null;
  const [summary] = number === null ? [] : await readSummaries(portal.db, [number]);
  const live = await portal.standings.current();
  if (summary === undefined) throw await whyAbsent(portal, live, number, id);
  return toApi(summary, live, live.standing(summary.id)?.position ?? null);
}

async function whyAbsent({ db }: Portal, live: LiveStandings, id: number | null, asked: string) {
  const absence = id === null ? null : await readAbsence(db, id);
  if (absence === 'merged') {
    const successorId = live.heirOf(id!);
    return gone(`Organisation ${id} was merged into organisation ${successorId}.`, successorId);
  }
  if (absence === 'suspended') return gone(`Organisation ${id} is suspended.`);
  return notFound(`There is no published organisation with the id ${asked}.`);
}

/** Those with enough ratings, best first, with their positions among those that the filter leaves. */
export async function getRanking(
  portal: Portal,
  query: z.infer<typeof rankingQuerySchema>,
): Promise<ApiOrganizationList> {
  checkFilter(portal, query);
  const live = await portal.standings.current();
  const page = pageAfter(live.ranking(query), query.cursor ?? null, query.limit, {
    scoreOf: (sums) => live.scoreOf(sums),
  });
  if (page === null) throw badParameter('cursor', 'not a cursor of this list');
  const positions = new Map(page.items.map((item) => [item.organizationId, item.position]));
  const summaries = await readSummaries(portal.db, [...positions.keys()]);
  return {
    items: summaries.map((summary) => toApi(summary, live, positions.get(summary.id) ?? null)),
    nextCursor: page.nextCursor,
  };
}

/** Today's methodology with the national numbers that scores depend on. */
export async function getMethodology(portal: Portal): Promise<ApiMethodology> {
  const { methodology, national } = await portal.standings.current();
  return { ...methodology, mean: national.mean, deviation: national.deviation };
}

function toApi(
  summary: OrganizationSummary,
  live: LiveStandings,
  position: number | null,
): ApiOrganization {
  const sums: Sums = live.sumsOf(summary.id);
  const interval = live.intervalOf(sums);
  return {
    id: summary.id,
    unp: summary.unp,
    name: { ru: summary.nameRu, be: summary.nameBe },
    shortName: { ru: summary.shortNameRu, be: summary.shortNameBe },
    type: summary.typeId,
    sphereIds: summary.sphereIds,
    region: summary.regionId,
    district: summary.districtId,
    location: { lat: summary.lat, lon: summary.lon, address: summary.addressRu },
    average: averageOf(sums),
    count: sums.n,
    score: live.scoreOf(sums),
    interval: interval && [...interval],
    position,
    predecessors: live.predecessorsOf(summary.id).map((id) => ({
      id,
      mergedOn: live.successionOf(id)!.mergedOn,
    })),
  };
}

/** Says which id is unknown instead of answering with an empty list. */
function checkFilter({ reference }: Portal, filter: StandingFilter): void {
  const { sphere, region, district, type } = filter;
  if (sphere !== undefined && !reference.spheres.has(sphere)) {
    throw badParameter('sphere', 'unknown sphere');
  }
  const kind = (id: string) => reference.territories.get(id)?.kind;
  if (region !== undefined && kind(region) !== 'region' && kind(region) !== 'capital') {
    throw badParameter('region', 'unknown region');
  }
  if (district !== undefined && !['district', 'city', 'city_district'].includes(kind(district)!)) {
    throw badParameter('district', 'unknown district');
  }
  if (type !== undefined && !reference.types.has(type)) {
    throw badParameter('type', 'unknown type of organisation');
  }
}
