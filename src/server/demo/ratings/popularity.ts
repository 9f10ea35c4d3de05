import { stream } from '../random.ts';
import { isPublished } from '../organizations/details.ts';
import type { PlannedOrganization } from '../organizations/plan.ts';
import { REPUBLICAN_BODY_TYPE } from '#server/reference/index.ts';

/** How often people have to do with one organisation of a type, and feel like rating it. */
const BY_TYPE: Readonly<Record<string, number>> = {
  [REPUBLICAN_BODY_TYPE]: 6,
  'central-district-hospital': 30,
  polyclinic: 28,
  'children-polyclinic': 20,
  'regional-hospital': 25,
  'city-hospital': 15,
  'dental-polyclinic': 11,
  pharmacy: 4,
  'gp-ambulatory': 2,
  'medical-expert-commission': 3,
  school: 2.5,
  gymnasium: 5,
  kindergarten: 2.3,
  college: 4,
  'children-creativity-centre': 3,
  'housing-enterprise': 18,
  'housing-maintenance-office': 9,
  'settlement-centre': 8,
  'water-utility': 4,
  'power-grid-district': 4,
  'gas-district': 4,
  'post-office': 4,
  'telecom-service-centre': 8,
  'belarusbank-branch': 7,
  'belagroprombank-branch': 4,
  'belgosstrakh-office': 4,
  'one-window': 20,
  'multifunctional-centre': 25,
  'executive-committee': 10,
  'city-district-administration': 6,
  'regional-executive-committee': 8,
  'labour-department': 8,
  'social-services-centre': 5,
  'boarding-home': 1.5,
  'central-library': 2.5,
  'culture-centre': 3,
  museum: 2,
  cinema: 4,
  'arts-school': 1.5,
  'bus-park': 10,
  'bus-station': 5,
  'railway-station': 12,
  'diagnostic-station': 4,
  'migration-office': 22,
  'traffic-police': 16,
  'police-department': 6,
  'civil-registry': 10,
  'notary-office': 8,
  'enforcement-office': 6,
  'state-archive': 3,
  'tax-inspectorate': 14,
  'cadastre-office': 12,
  'cadastre-regional': 6,
  'architecture-department': 3,
  'capital-construction': 2.5,
  'veterinary-station': 3,
  forestry: 2,
  'consumer-society': 2,
  market: 3,
  'consumer-services-enterprise': 3,
  'sports-complex': 5,
  'sports-school': 1.5,
  hotel: 1.5,
  'legal-consultation': 2,
};

/** Types that nobody thinks of rating as a rule. */
const OTHERS = 0.8;

/** How much the differences between types count. */
const EMPHASIS = 1.2;

/** A district of this many people counts once. */
const USUAL_POPULATION = 40_000;

/** Deviation of the logarithm: what makes a few popular and most little known. */
const SPREAD = 1.5;

/**
 * How likely an organisation is to be the one that a rating is about, compared with others: by
 * type, by the people who live there, and a heavy-tailed part of its own. 0 when not published.
 */
export function popularityOf(planned: PlannedOrganization, seed: number): number {
  if (!isPublished(planned)) return 0;
  const own = Math.exp(SPREAD * stream(seed, 'popularity', planned.key).normal());
  const { origin } = planned;
  if (origin.kind === 'body') return own * BY_TYPE[REPUBLICAN_BODY_TYPE]! ** EMPHASIS;
  const { type, unit, of } = origin;
  // Where a unit has several of a type, their number follows its population already.
  const people = (unit.population / USUAL_POPULATION) ** (of === 1 ? 0.5 : 0.25);
  return own * people * (BY_TYPE[type.id] ?? OTHERS) ** EMPHASIS;
}

/** No organisation has more than so many times the average number of ratings. */
const MOST = 100;

/** Cuts off the most popular, so that none has more than `MOST` times the average. */
export function limited(weights: readonly number[]): number[] {
  const average = weights.reduce((sum, weight) => sum + weight, 0) / weights.length;
  return weights.map((weight) => Math.min(weight, MOST * average));
}
