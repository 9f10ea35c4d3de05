import { type Random } from '../random.ts';
import type { PlannedOrganization } from './plan.ts';
import type { Site } from './sites.ts';

/** How an organisation can be reached. */
export interface Contacts {
  phones: string[];
  email: string | null;
  site: string | null;
}

/** Area codes of the regions' centres. */
const AREA_CODES: Readonly<Record<string, string>> = {
  'minsk-city': '17',
  'minsk-region': '17',
  'brest-region': '162',
  'vitebsk-region': '212',
  'gomel-region': '232',
  'grodno-region': '152',
  'mogilev-region': '222',
};

/**
 * Telephones whose subscriber number begins with 000, which no real one does, and addresses under
 * example.org (RFC 2606), so that nobody's are named.
 */
export function contactsOf(planned: PlannedOrganization, site: Site, random: Random): Contacts {
  const host = `${hostLabels(planned)}.example.org`;
  const phones = Array.from({ length: random.chance(0.35) ? 2 : 1 }, () =>
    telephone(AREA_CODES[site.regionId]!, random),
  );
  return {
    phones: [...new Set(phones)],
    email: random.chance(0.94) ? `info@${host}` : null,
    site: random.chance(0.72) ? `https://${host}/` : null,
  };
}

/** Seven digits after a code of two, six after one of three. */
function telephone(code: string, random: Random): string {
  const digits = (count: number) => String(random.below(10 ** count)).padStart(count, '0');
  const subscriber =
    code.length === 2 ? `000-${digits(2)}-${digits(2)}` : `00-0${digits(1)}-${digits(2)}`;
  return `+375 ${code} ${subscriber}`;
}

/** `school-5.pinsk-city`; the key has the same parts. */
function hostLabels({ origin }: PlannedOrganization): string {
  if (origin.kind === 'body') return origin.body.id;
  const { type, unit, number, of } = origin;
  const place = unit.kind === 'locality' ? `${unit.id}.${unit.districtId}` : unit.id;
  return `${of === 1 ? type.id : `${type.id}-${number}`}.${place}`;
}
