import { makeUnp, UNP_REGION_DIGITS } from '#domain/organization/unp.ts';
import { stream } from '../random.ts';

/**
 * The number that the texts of the portal give as an example of a search; the demo has an
 * organisation with it, so that whoever tries the example finds something.
 */
const EXAMPLE = { key: 'civil-registry/minsk-tsentralny/1', unp: '191234563' };

/** Gives every organisation it is asked about a number of its own; ask in the order of the plan. */
export type Unps = (key: string, regionId: string) => string;

export function prepareUnps(seed: number): Unps {
  const given = new Set([EXAMPLE.unp]);
  return (key, regionId) => {
    if (key === EXAMPLE.key) return EXAMPLE.unp;
    const firstDigit = UNP_REGION_DIGITS[regionId as keyof typeof UNP_REGION_DIGITS];
    const random = stream(seed, 'unp', key);
    for (;;) {
      const unp = makeUnp(firstDigit, random.below(10_000_000));
      if (unp === null || given.has(unp)) continue;
      given.add(unp);
      return unp;
    }
  };
}
