import {
  procedureItemId,
  REPUBLICAN_BODY_TYPE,
  type TwoNames,
  readOutline,
} from '#server/reference/index.ts';
import { stream } from '../random.ts';
import { readAddresses } from './addresses.ts';
import { contactsOf, type Contacts } from './contacts.ts';
import { fullName } from './names.ts';
import { varyOpeningHours } from './opening-hours.ts';
import type { Origin, PlannedOrganization } from './plan.ts';
import { scattered } from './points.ts';
import { readShortNames } from './short-names.ts';
import { prepareSites } from './sites.ts';
import { readUnits } from './units.ts';
import { prepareUnps } from './unps.ts';

/** What the catalogue holds about an organisation of the demo. */
export interface OrganizationDetails extends Contacts {
  id: number;
  parentId: number | null;
  unp: string;
  typeId: string;
  names: { ru: string; be: string; en: string };
  shortNames: TwoNames;
  regionId: string;
  districtId: string;
  sphereIds: string[];
  serviceItemIds: string[];
  /** Null when the cabinet does not hold the location yet: such an organisation is not published. */
  location: { address: TwoNames; lat: number; lon: number } | null;
  openingHours: string;
}

/** Finds everything about organisations of the plan; ask in its order. */
export type DetailsOf = (planned: PlannedOrganization) => OrganizationDetails;

/** Office hours of the republican bodies. */
const BODY_HOURS = 'Mo-Fr 09:00-13:00,14:00-18:00';

/** Organisations whose cabinet holds no location yet, so that the rule of publication is seen. */
const WITHOUT_LOCATION: readonly string[] = [
  'pharmacy/minsk-frunzensky/2',
  'library-branch/pinsk-city/1',
  'sports-school/gomel-city/2',
];

/** Whether everybody can see the organisation, and rate it. */
export function isPublished(planned: PlannedOrganization): boolean {
  return !WITHOUT_LOCATION.includes(planned.key);
}

export function prepareDetails(seed: number): DetailsOf {
  const outline = readOutline();
  const siteOf = prepareSites(readUnits(), outline, seed);
  const shortName = readShortNames();
  const addressOf = readAddresses();
  const unpOf = prepareUnps(seed);
  return (planned) => {
    const { id, key, origin, parentId } = planned;
    const site = siteOf(planned);
    const point = scattered(site, site.radius, outline, stream(seed, 'point', key));
    const address = addressOf(site, stream(seed, 'address', key));
    const name = (language: 'ru' | 'be' | 'en') => fullName(origin, language);
    return {
      id,
      parentId,
      unp: unpOf(key, site.regionId),
      names: { ru: name('ru'), be: name('be'), en: name('en') },
      shortNames: { ru: shortName(origin, 'ru'), be: shortName(origin, 'be') },
      regionId: site.regionId,
      districtId: site.districtId,
      ...activityOf(origin),
      location: isPublished(planned) ? { address, ...point } : null,
      openingHours: varyOpeningHours(typicalHours(origin), stream(seed, 'hours', key)),
      ...contactsOf(planned, site, stream(seed, 'contacts', key)),
    };
  };
}

function activityOf(origin: Origin) {
  if (origin.kind === 'body') {
    const { spheres } = origin.body;
    return { typeId: REPUBLICAN_BODY_TYPE, sphereIds: spheres, serviceItemIds: [] };
  }
  return {
    typeId: origin.type.id,
    sphereIds: origin.type.spheres,
    serviceItemIds: serviceItemIdsOf(origin),
  };
}

/** Services first, then procedures, as the template lists them. */
export function serviceItemIdsOf(origin: Origin): string[] {
  if (origin.kind === 'body') return [];
  return [...origin.type.services, ...origin.type.procedures.map(procedureItemId)];
}

function typicalHours(origin: Origin): string {
  return origin.kind === 'body' ? BODY_HOURS : origin.type.opening_hours;
}
