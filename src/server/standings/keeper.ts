import { minskDay, startOfNextMinskDay } from '#domain/calendar.ts';
import type { Locale } from '#i18n/locale.ts';
import type { OpenedDatabase } from '#server/platform/database/index.ts';
import type { Log } from '#server/platform/log/index.ts';
import {
  announceChange,
  announceOrganization,
  announcePage,
  listenForChanges,
} from './announcements.ts';
import { nameOrdersIn, readCatalogue, rereadEntry, type CatalogueEntry } from './catalogue.ts';
import { LiveStandings } from './live.ts';
import {
  comparedDay,
  keepPastStandings,
  readPastStandings,
  type Comparison,
  type PastStanding,
} from './past.ts';
import { rollWindow } from './roll.ts';
import { readSuccessions } from './successions.ts';
import { methodologyOn, readSums, type StoredSums } from './sums.ts';

/** How long a node may miss an announcement before it reads everything again, in milliseconds. */
const RECONCILE_EVERY = 60_000;

/**
 * Keeps this node's standings current: reads them once, takes in what this node or another one
 * changes, and moves the window on when the Minsk day changes.
 */
export class StandingsKeeper {
  readonly #opened: OpenedDatabase;
  readonly #clock: () => Date;
  readonly #log: Log;
  #live!: LiveStandings;
  #day = '';
  #dayEnds = new Date(0);
  #catalogue: readonly CatalogueEntry[] = [];
  #past = new Map<Comparison, Map<number, PastStanding>>();
  #nameOrders = new Map<Locale, Map<number, number>>();
  #turning: Promise<void> | null = null;
  #timer: NodeJS.Timeout | undefined;

  private constructor(opened: OpenedDatabase, clock: () => Date, log: Log) {
    this.#opened = opened;
    this.#clock = clock;
    this.#log = log;
  }

  /** Reads the standings and starts to keep them. */
  static async open(opened: OpenedDatabase, clock: () => Date, log: Log): Promise<StandingsKeeper> {
    const keeper = new StandingsKeeper(opened, clock, log);
    await keeper.#turnTo(minskDay(clock()));
    await listenForChanges(opened, {
      sums: (ids) => keeper.#refresh(ids),
      everything: async () => {
        await keeper.#refreshCatalogue();
        await keeper.#refresh('all');
      },
      organization: (id) =>
        keeper.#describedAnew(id).catch((error: unknown) => {
          log.error({ err: error, organization: id }, 'an organisation could not be read anew');
        }),
      page: (id) => keeper.#live.touch(id),
    });
    keeper.#timer = setInterval(() => void keeper.#refresh('all'), RECONCILE_EVERY).unref();
    return keeper;
  }

  /** Stops to keep; what was read can still be used. */
  close(): void {
    clearInterval(this.#timer);
  }

  /** The standings of the current Minsk day. */
  async current(): Promise<LiveStandings> {
    if (this.#clock() >= this.#dayEnds) {
      this.#turning ??= this.#turnTo(minskDay(this.#clock())).finally(() => {
        this.#turning = null;
      });
      await this.#turning;
    }
    return this.#live;
  }

  /** The standings of the current Minsk day; null while the day still has to turn. */
  currentNow(): LiveStandings | null {
    return this.#clock() < this.#dayEnds ? this.#live : null;
  }

  /** The Minsk day up to which standings are summed. */
  get day(): string {
    return this.#day;
  }

  /** The Minsk day with which standings are compared. */
  comparedDay(comparison: Comparison): string {
    return comparedDay(this.#day, comparison);
  }

  /**
   * The alphabetical order of names in a language, made when it is first asked for.
   *
   * @returns the place of an organisation in it
   */
  nameOrders(locale: Locale): (organizationId: number) => number {
    let orders = this.#nameOrders.get(locale);
    if (orders === undefined) {
      orders = nameOrdersIn(locale, this.#live.ordered());
      this.#nameOrders.set(locale, orders);
    }
    const known = orders;
    return (organizationId) => known.get(organizationId) ?? known.size;
  }

  /** The standing of an organisation on the day compared with; undefined when it had none. */
  past(comparison: Comparison, organizationId: number): PastStanding | undefined {
    return this.#past.get(comparison)?.get(organizationId);
  }

  /** Takes in the sums that a command of this node has just stored, and tells the other nodes. */
  changed(organizationId: number, sums: StoredSums): void {
    this.#live.set(organizationId, sums);
    announceChange(this.#opened, organizationId);
  }

  /** Reads the published organisations again, after one appeared, changed or disappeared. */
  async catalogueChanged(): Promise<void> {
    this.#live.setSuccessions(await readSuccessions(this.#opened.db));
    this.#setCatalogue(await readCatalogue(this.#opened.db));
  }

  /**
   * Takes in that an organisation describes itself anew, appears, disappears or is merged into
   * another one, and tells the other nodes.
   */
  async organizationChanged(organizationId: number): Promise<void> {
    await this.#describedAnew(organizationId);
    await announceOrganization(this.#opened, organizationId);
  }

  /** Makes pages about an organisation be rendered anew, on all nodes: a reply stands on them. */
  async pageChanged(organizationId: number): Promise<void> {
    this.#live.touch(organizationId);
    await announcePage(this.#opened, organizationId);
  }

  /** Makes all pages of this node be rendered anew. */
  everyPageChanged(): void {
    this.#live.touchAll();
  }

  async #describedAnew(organizationId: number): Promise<void> {
    const { db } = this.#opened;
    const successions = await readSuccessions(db);
    this.#setCatalogue(await rereadEntry(db, organizationId, () => this.#catalogue));
    this.#live.setSuccessions(successions);
    this.#live.touch(organizationId);
  }

  #setCatalogue(entries: CatalogueEntry[]): void {
    this.#catalogue = entries;
    this.#live.setCatalogue(entries);
    this.#nameOrders.clear();
  }

  async #turnTo(today: string): Promise<void> {
    const { db } = this.#opened;
    await rollWindow(db, today);
    await keepPastStandings(db, today);
    const live = new LiveStandings(await methodologyOn(db, today), this.#live?.revision ?? 0);
    const catalogue = await readCatalogue(db);
    live.setCatalogue(catalogue);
    live.setSuccessions(await readSuccessions(db));
    for (const [id, sums] of await readSums(db)) live.set(id, sums);
    for (const comparison of ['month', 'half-year', 'year'] as const) {
      this.#past.set(comparison, await readPastStandings(db, comparedDay(today, comparison)));
    }
    this.#live = live;
    this.#catalogue = catalogue;
    this.#nameOrders.clear();
    this.#day = today;
    this.#dayEnds = startOfNextMinskDay(this.#clock());
    this.#log.debug({ today, ratings: live.national.n }, 'standings are current');
  }

  async #refreshCatalogue(): Promise<void> {
    try {
      await this.catalogueChanged();
    } catch (error) {
      this.#log.error({ err: error }, 'the catalogue could not be refreshed');
    }
  }

  async #refresh(ids: readonly number[] | 'all'): Promise<void> {
    try {
      const { db } = this.#opened;
      const rows = await readSums(db, ids === 'all' ? undefined : ids);
      if (ids === 'all') this.#live.setSuccessions(await readSuccessions(db));
      for (const [id, sums] of rows) this.#live.set(id, sums);
    } catch (error) {
      this.#log.error({ err: error }, 'standings could not be refreshed');
    }
  }
}
