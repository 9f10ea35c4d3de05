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
import {
  heirOf,
  PooledSums,
  withSuccessors,
  type Succession,
  type Successions,
} from './successions.ts';
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

/** What the ratings of several organisations come to. */
export interface GroupTotals {
  /** How many of them have ratings. */
  organizations: number;
  n: number;
  /** Sum of the totals of the four base scores (4–20). */
  total: number;
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
  #sums = new PooledSums();
  #revision = 0;
  #revisions = new Map<number, number>();
  #national: National | null = null;
  #order: Standing[] = [];
  /** How many have a position in the country. */
  #ranked = 0;
  /** The organisations of each sphere, region, district and type, in no order. */
  #groups = new Map<string, Standing[]>();
  /** Whose sums changed after the order was computed. */
  #unsettled = new Set<number>();
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
    this.#groups = groupsOf(this.#order);
    this.#settleAll();
  }

  /** Replaces the links by which organisations take in the ratings of those merged into them. */
  setSuccessions(successions: Successions): void {
    const affected = affectedBy(this.#sums.successions, successions);
    if (affected.size === 0) return;
    this.#sums.setSuccessions(successions);
    this.#settleAll();
    for (const id of affected) this.#revisions.set(id, this.#revision);
  }

  /** Takes in the own sums of one organisation, unless newer ones are held already. */
  set(organizationId: number, sums: StoredSums): void {
    if (!this.#sums.set(organizationId, sums)) return;
    for (const id of withSuccessors(this.#sums.successions, organizationId)) {
      this.#unsettled.add(id);
      this.touch(id);
    }
  }

  /** Makes pages about an organisation be rendered anew, whatever its sums. */
  touch(organizationId: number): void {
    this.#changed();
    this.#revisions.set(organizationId, this.#revision);
  }

  /** Makes all pages be rendered anew, whatever the sums. */
  touchAll(): void {
    this.#changed();
  }

  #settleAll(): void {
    this.#unsettled = new Set(this.#byId.keys());
    this.#changed();
    this.#orderedAt = -Infinity;
  }

  #changed(): void {
    this.#revision += 1;
    this.#national = null;
  }

  /** National mean, pooled deviation and number of ratings, always of the latest sums. */
  get national(): National {
    this.#national ??= nationalOf(this.#sums.ofHeirs());
    return this.#national;
  }

  /** The latest sums of an organisation, with those of the ones that were merged into it. */
  sumsOf(organizationId: number): Sums {
    return this.#sums.of(organizationId);
  }

  /** Into which organisation this one was merged; undefined: into none. */
  successionOf(organizationId: number): Succession | undefined {
    return this.#sums.successions.get(organizationId);
  }

  /** What stands for an organisation today: itself, or the last of its successors. */
  heirOf(organizationId: number): number {
    return heirOf(this.#sums.successions, organizationId);
  }

  /** The organisations that were merged into this one, directly or through others. */
  predecessorsOf(organizationId: number): number[] {
    return this.#sums.predecessorsOf(organizationId);
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

  /** How many published organisations a sphere has. */
  sizeOfSphere(id: string): number {
    return this.#groups.get(`sphere ${id}`)?.length ?? 0;
  }

  /** What all ratings of the window of those that a filter leaves come to, of the latest sums. */
  totalsIn(filter: StandingFilter): GroupTotals {
    const totals = { organizations: 0, n: 0, total: 0 };
    for (const standing of this.#smallestGroup(filter) ?? this.#order) {
      if (!matchesFilter(standing, filter)) continue;
      const { n, total } = this.sumsOf(standing.organizationId);
      if (n > 0) totals.organizations += 1;
      totals.n += n;
      totals.total += total;
    }
    return totals;
  }

  /** Those with enough ratings for a position, in order, with their positions in that filter. */
  ranking(filter: StandingFilter): RankedStanding[] {
    const ranked = this.filtered(filter).filter((standing) => this.isRanked(standing));
    const positions = positionsOf(ranked);
    return ranked.map((standing, index) => ({ ...standing, position: positions[index]! }));
  }

  /** Place of one organisation among those of the filter; null when it has too few ratings. */
  placeIn(organizationId: number, filter: StandingFilter): Place | null {
    const own = this.standing(organizationId);
    if (!own || own.position === null || !matchesFilter(own, filter)) return null;
    const group = this.#smallestGroup(filter);
    if (group === null) return { position: own.position, of: this.#ranked };
    // A place is one more than there are higher scores: no order is needed for that.
    let higher = 0;
    let of = 0;
    for (const other of group) {
      if (other.position === null || !matchesFilter(other, filter)) continue;
      of += 1;
      if (other.score > own.score) higher += 1;
    }
    return { position: higher + 1, of };
  }

  /** The fewest organisations among which are all that the filter leaves; null: no filter. */
  #smallestGroup(filter: StandingFilter): readonly Standing[] | null {
    let smallest: readonly Standing[] | null = null;
    for (const key of groupKeys(filter)) {
      const group = this.#groups.get(key) ?? [];
      if (smallest === null || group.length < smallest.length) smallest = group;
    }
    return smallest;
  }

  /** Whether sums are enough for a position. */
  isRanked(sums: Sums): boolean {
    return sums.n >= this.methodology.minimumRatings;
  }

  #reorder(): void {
    for (const id of this.#unsettled) {
      const standing = this.#byId.get(id);
      if (standing === undefined) continue;
      const { n, total, totalSquared } = this.sumsOf(id);
      Object.assign(standing, { n, total, totalSquared });
    }
    this.#unsettled.clear();
    const { national } = this;
    for (const standing of this.#order) {
      standing.score = scoreOf(standing, national, this.methodology) ?? 0;
    }
    sortNearlySorted(this.#order, byStanding);
    this.#setPositions();
    this.#orderRevision = this.#revision;
    this.#orderedAt = performance.now();
  }

  #setPositions(): void {
    this.#ranked = 0;
    let previous: Standing | undefined;
    for (const standing of this.#order) {
      if (!this.isRanked(standing)) {
        standing.position = null;
        continue;
      }
      this.#ranked += 1;
      standing.position = previous?.score === standing.score ? previous.position : this.#ranked;
      previous = standing;
    }
  }
}

/** The organisations whose sums or pages follow from links that differ. */
function affectedBy(before: Successions, after: Successions): Set<number> {
  const affected = new Set<number>();
  for (const id of new Set([...before.keys(), ...after.keys()])) {
    const [old, now] = [before.get(id), after.get(id)];
    if (old?.successorId === now?.successorId && old?.mergedOn === now?.mergedOn) continue;
    for (const links of [before, after]) {
      for (const each of withSuccessors(links, id)) affected.add(each);
    }
  }
  return affected;
}

/** The keys of the groups that hold all of what a filter leaves. */
function groupKeys({ sphere, region, district, type }: StandingFilter): string[] {
  return Object.entries({ sphere, region, district, type }).flatMap(([kind, id]) =>
    id === undefined ? [] : [`${kind} ${id}`],
  );
}

function groupsOf(standings: readonly Standing[]): Map<string, Standing[]> {
  const groups = new Map<string, Standing[]>();
  const add = (key: string, standing: Standing) => {
    const group = groups.get(key);
    if (group) group.push(standing);
    else groups.set(key, [standing]);
  };
  for (const standing of standings) {
    add(`region ${standing.regionId}`, standing);
    add(`type ${standing.typeId}`, standing);
    if (standing.districtId !== null) add(`district ${standing.districtId}`, standing);
    for (const sphere of standing.sphereIds) add(`sphere ${sphere}`, standing);
  }
  return groups;
}

/** More shifts than this for each element, and it is no longer nearly sorted. */
const MOST_SHIFTS = 8;

/**
 * Sorts in place what was sorted before a small change. Insertion is quick then, since hardly
 * anything moves; after a large change the usual sort takes over.
 */
function sortNearlySorted<T>(list: T[], compare: (a: T, b: T) => number): void {
  let left = MOST_SHIFTS * list.length;
  for (let at = 1; at < list.length; at += 1) {
    const moving = list[at]!;
    let to = at;
    while (to > 0 && compare(list[to - 1]!, moving) > 0) {
      list[to] = list[to - 1]!;
      to -= 1;
    }
    list[to] = moving;
    left -= at - to;
    if (left < 0) {
      list.sort(compare);
      return;
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
