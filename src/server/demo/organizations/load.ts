import type { Database } from '#server/platform/database/index.ts';
import { ColumnBuffer, continueIdsAfter, insertRows } from '../bulk/insert.ts';
import { timestamp } from '../days.ts';
import { stream } from '../random.ts';
import type { RatedOrganization } from '../ratings/ratings.ts';
import { prepareDetails, type OrganizationDetails } from './details.ts';
import { readParts } from './parts.ts';
import type { PlannedOrganization } from './plan.ts';

/** So many organisations are inserted at once. */
const BATCH = 2_000;

const ORGANIZATION = {
  id: 'bigint',
  unp: 'text',
  name_ru: 'text',
  name_be: 'text',
  name_en: 'text',
  short_name_ru: 'text',
  short_name_be: 'text',
  type_id: 'text',
  region_id: 'text',
  district_id: 'text',
  parent_id: 'bigint',
  sphere_ids: 'text[]',
  service_item_ids: 'text[]',
  address_ru: 'text',
  address_be: 'text',
  lat: 'float8',
  lon: 'float8',
  opening_hours: 'text',
  phones: 'text[]',
  email: 'text',
  site: 'text',
  registered_at: 'timestamptz',
};
const PART = { organization_id: { type: 'bigint' }, id: { type: 'bigint' } };
const SUBDIVISION = { ...PART, name_ru: { type: 'text' }, name_be: { type: 'text' } };
const CRITERION = { ...PART, place: { type: 'integer' } };
const WORDING = {
  ...PART,
  criterion_id: { type: 'bigint' },
  question_ru: { type: 'text' },
  question_be: { type: 'text' },
  asked_from: { type: 'timestamptz' },
};

/** The portal began on this day (order of the Council of Ministers, 2019). */
const PORTAL_BEGAN = Date.parse('2019-11-13T06:00:00Z');

/**
 * Stores the organisations of a plan with their subdivisions and additional criteria.
 *
 * @param before they all registered before this moment, in milliseconds since 1970
 * @returns what ratings need to know of them, in the order of the plan
 */
export async function loadOrganizations(
  db: Database,
  plan: PlannedOrganization[],
  { seed, before }: { seed: number; before: number },
  onProgress: (done: number, total: number) => void,
): Promise<RatedOrganization[]> {
  const detailsOf = prepareDetails(seed);
  const partsOf = readParts(seed);
  const subdivisions = new ColumnBuffer('subdivisions', SUBDIVISION);
  const criteria = new ColumnBuffer('additional_criteria', CRITERION);
  const wordings = new ColumnBuffer('criterion_wordings', WORDING);
  const rated: RatedOrganization[] = [];
  let subdivisionId = 1;
  let criterionId = 1;
  for (let at = 0; at < plan.length; at += BATCH) {
    const rows: object[] = [];
    for (const planned of plan.slice(at, at + BATCH)) {
      const details = detailsOf(planned);
      const parts = partsOf(planned);
      const { id, typeId, regionId, districtId, sphereIds, serviceItemIds } = details;
      const registered = registeredAt(planned.key, seed, before);
      rows.push(rowOf(details, registered));
      rated.push({
        id,
        key: planned.key,
        typeId,
        regionId,
        districtId,
        sphereIds,
        serviceItemIds,
        subdivisions: { firstId: subdivisionId, count: parts.subdivisions.length },
        criteria: { firstId: criterionId, count: parts.questions.length },
      });
      for (const { ru, be } of parts.subdivisions) subdivisions.add(id, subdivisionId++, ru, be);
      for (const [place, { ru, be }] of parts.questions.entries()) {
        criteria.add(id, criterionId, place);
        wordings.add(id, criterionId, criterionId, ru, be, registered);
        criterionId += 1;
      }
    }
    await insertRows(db, 'organizations', ORGANIZATION, rows);
    await subdivisions.flush(db);
    await criteria.flush(db);
    await wordings.flush(db);
    onProgress(Math.min(at + BATCH, plan.length), plan.length);
  }
  await continueIdsAfter(db, 'organizations', plan.length);
  await continueIdsAfter(db, 'subdivisions', subdivisionId - 1);
  await continueIdsAfter(db, 'additional_criteria', criterionId - 1);
  await continueIdsAfter(db, 'criterion_wordings', criterionId - 1);
  return rated;
}

function registeredAt(key: string, seed: number, before: number): string {
  const share = stream(seed, 'registered', key).next() ** 1.5;
  return timestamp(PORTAL_BEGAN + Math.floor(share * (before - PORTAL_BEGAN)));
}

function rowOf(details: OrganizationDetails, registered: string): object {
  const { location } = details;
  return {
    id: details.id,
    unp: details.unp,
    parent_id: details.parentId,
    type_id: details.typeId,
    name_ru: details.names.ru,
    name_be: details.names.be,
    name_en: details.names.en,
    short_name_ru: details.shortNames.ru,
    short_name_be: details.shortNames.be,
    region_id: details.regionId,
    district_id: details.districtId,
    sphere_ids: details.sphereIds,
    service_item_ids: details.serviceItemIds,
    address_ru: location?.address.ru,
    address_be: location?.address.be,
    lat: location?.lat,
    lon: location?.lon,
    opening_hours: details.openingHours,
    phones: details.phones,
    email: details.email,
    site: details.site,
    registered_at: registered,
  };
}
