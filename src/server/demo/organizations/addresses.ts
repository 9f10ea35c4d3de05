import { z } from 'zod';
import { readData, twoNames, type TwoNames } from '#server/reference/index.ts';
import type { Random } from '../random.ts';
import type { Site } from './sites.ts';

const file = z.object({
  town: z.array(twoNames),
  village: z.array(twoNames),
  minsk: z.record(z.string(), z.array(twoNames)),
});

/** Makes an address in the place where an organisation stands. */
export type Addresses = (site: Site, random: Random) => TwoNames;

/** Reads `streets.json`. */
export function readAddresses(): Addresses {
  const { town, village, minsk } = readData('streets.json', file);
  return (site, random) => {
    const streets = site.streets === 'village' ? village : (minsk[site.streets] ?? town);
    // The lists begin with the names that are most common.
    const street = streets[Math.floor(random.next() ** 1.5 * streets.length)]!;
    const house = houseNumber(site.streets === 'village' ? 60 : 140, random);
    return {
      ru: `${site.locality.ru}, ${street.ru}, ${house}`,
      be: `${site.locality.be}, ${street.be}, ${house}`,
    };
  };
}

/** Low numbers are more common; some have a letter or a building. */
function houseNumber(highest: number, random: Random): string {
  const number = 1 + Math.floor(random.next() ** 1.7 * highest);
  const extra = random.next();
  if (extra < 0.08) return `${number}А`;
  if (extra < 0.14) return `${number}/${random.between(1, 4)}`;
  return String(number);
}
