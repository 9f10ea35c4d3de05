import {
  byStanding,
  intervalOf,
  NO_RATINGS,
  nationalOf,
  positionsOf,
  scoreOf,
  type Interval,
  type Methodology,
  type National,
  type Sums,
} from '#domain/standing/index.ts';
import type { CatalogueEntry } from './catalogue.ts';
import type { StoredSums } from './sums.ts';

/** Narrows a ranking or a list; what is left out does not narrow. */
export interface StandingFilter {
  sphere?: string | undefined;
  region?: string | undefined;
  district?: string | undefined;
  type?: string | undefined;
}

/** An organisation with its sums and what follows from them. */
export interface Standing extends CatalogueEntry, Sums {
  /** 1–5; the national mean while the organisation has no ratings. */
  score: number;
  /** Position in the country; null with too few ratings. */
  position: number | null;
}

/** At most this often is the order of all organisations computed again, in milliseconds. */
const SETTLE_INTERVAL = 500;

/**
 * Standings of all published organisations, kept in memory from the sums in the database.
 *
 * Scores depend on the national mean, so one rating moves every score a little. Storing scores
 * would mean rewriting every row for each rating; here only the sums of the organisation that
 * changed are replaced, and scores and positions follow from the sums. What is stored stays exact
 * and small, and every node derives the same numbers (docs/decisions/0003).
 */
export class LiveStandings {
  readonly methodology: Methodology;
  #byId = new Map<number, Standing>();
  #sums = new Map<number, StoredSums>();
  #revision = 0;
  #revisions = new Map<number, number>();
  #national: National | null = null;
  #order: Standing[] = [];
  #orderRevision = -1;
  #orderedAt = -Infinity;

  /** @param revision a revision that was given out before, so that numbering goes on */
  constructor(methodology: Methodology, revision = 0) {
    this.methodology = methodology;
    this.#revision = revision;
  }

  /** Grows with every change; equal revisions mean equal numbers. */
  get revision(): number {
    return this.#revision;
  }

  /** The revision at which the sums of one organisation changed last. */
  revisionOf(organizationId: number): number {
    return this.#revisions.get(organizationId) ?? 0;
  }

  /** Whether the order of all organisations already follows from the latest sums. */
  get settled(): boolean {
    return this.#orderRevision === this.#revision;
  }

  /** Replaces the published organisations that are ranked. */
  setCatalogue(entries: Iterable<CatalogueEntry>): void {
    this.#order = [...entries].map((entry) => ({
      ...entry,
      ...NO_RATINGS,
      score: 0,
      position: null,
    }));
    this.#byId = new Map(this.#order.map((standing) => [standing.organizationId, standing]));
    this.#changed();
    this.#orderedAt = -Infinity;
  }

  /** Takes in the sums of one organisation, unless newer ones are held already. */
  set(organizationId: number, sums: StoredSums): void {
    const held = this.#sums.get(organizationId);
    if (held && held.version >= sums.version) return;
    this.#sums.set(organizationId, sums);
    this.#changed();
    this.#revisions.set(organizationId, this.#revision);
  }

  #changed(): void {
    this.#revision += 1;
    this.#national = null;
  }

  /** National mean, pooled deviation and number of ratings, always of the latest sums. */
  get national(): National {
    this.#national ??= nationalOf(this.#sums.values());
    return this.#national;
  }

  /** The latest sums of an organisation. */
  sumsOf(organizationId: number): Sums {
    return this.#sums.get(organizationId) ?? NO_RATINGS;
  }

  /** Interval of sums under the latest national numbers; null while there are no ratings at all. */
  intervalOf(sums: Sums): Interval | null {
    return intervalOf(sums, this.national, this.methodology);
  }

  /** Score of sums under the latest national numbers; null while there are no ratings at all. */
  scoreOf(sums: Pick<Sums, 'n' | 'total'>): number | null {
    return scoreOf(sums, this.national, this.methodology);
  }

  /** The standing of a published organisation, as of the latest order; undefined otherwise. */
  standing(organizationId: number): Standing | undefined {
    this.ordered();
    return this.#byId.get(organizationId);
  }

  /**
   * All published organisations in the order of their standing, those with too few ratings among
   * them; at most half a second behind the latest sums. The objects are updated in place later:
   * copy what must outlive an await.
   */
  ordered(): readonly Standing[] {
    const due = performance.now() - this.#orderedAt >= SETTLE_INTERVAL;
    if (!this.settled && due) this.#reorder();
    return this.#order;
  }

  /** The part of the order that a filter leaves. */
  filtered(filter: StandingFilter): Standing[] {
    return this.ordered().filter((standing) => matchesFilter(standing, filter));
  }

  /** Those with enough ratings for a position, in order, with their positions in that filter. */
  ranking(filter: StandingFilter): RankedStanding[] {
    const ranked = this.filtered(filter).filter((standing) => this.isRanked(standing));
    const positions = positionsOf(ranked);
    return ranked.map((standing, index) => ({ ...standing, position: positions[index]! }));
  }

  /** Place of one organisation among those of the filter; null when it has too few ratings. */
  placeIn(organizationId: number, filter: StandingFilter): Place | null {
    let of = 0;
    let position = 0;
    let previous = NaN;
    let own: number | null = null;
    for (const standing of this.ordered()) {
      if (!this.isRanked(standing) || !matchesFilter(standing, filter)) continue;
      of += 1;
      if (standing.score !== previous) position = of;
      previous = standing.score;
      if (standing.organizationId === organizationId) own = position;
    }
    return own === null ? null : { position: own, of };
  }

  /** Whether sums are enough for a position. */
  isRanked(sums: Sums): boolean {
    return sums.n >= this.methodology.minimumRatings;
  }

  // The objects are kept and the order before is almost the order now: sorting that is quick.
  #reorder(): void {
    const { national } = this;
    for (const standing of this.#order) {
      const sums = this.sumsOf(standing.organizationId);
      standing.n = sums.n;
      standing.total = sums.total;
      standing.totalSquared = sums.totalSquared;
      standing.score = scoreOf(sums, national, this.methodology) ?? 0;
    }
    this.#order.sort(byStanding);
    this.#setPositions();
    this.#orderRevision = this.#revision;
    this.#orderedAt = performance.now();
  }

  #setPositions(): void {
    let place = 0;
    let previous: Standing | undefined;
    for (const standing of this.#order) {
      standing.position = null;
      if (!this.isRanked(standing)) continue;
      place += 1;
      standing.position = previous?.score === standing.score ? previous.position : place;
      previous = standing;
    }
  }
}

/** A standing that has a position among those that a filter leaves. */
export interface RankedStanding extends Standing {
  position: number;
}

/** A place in a ranking. */
export interface Place {
  position: number;
  /** How many have a position there. */
  of: number;
}

/** Whether an organisation belongs to what a filter leaves. */
export function matchesFilter(standing: CatalogueEntry, filter: StandingFilter): boolean {
  return (
    (filter.region === undefined || standing.regionId === filter.region) &&
    (filter.district === undefined || standing.districtId === filter.district) &&
    (filter.type === undefined || standing.typeId === filter.type) &&
    (filter.sphere === undefined || standing.sphereIds.includes(filter.sphere))
  );
}
