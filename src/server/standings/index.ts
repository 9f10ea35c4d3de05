export { StandingsKeeper } from './keeper.ts';
export type { CatalogueEntry } from './catalogue.ts';
export {
  LiveStandings,
  matchesFilter,
  type GroupTotals,
  type Place,
  type RankedStanding,
  type Standing,
  type StandingFilter,
} from './live.ts';
export { comparedDay, COMPARISONS, type Comparison, type PastStanding } from './past.ts';
export { keepPastStandings, readPastStandings, readPeriodDays } from './past.ts';
export { recomputeStandings, type Recomputation } from './recompute.ts';
export { announceAll } from './announcements.ts';
export { DAY_SUMS, methodologyOn, type StoredSums } from './sums.ts';
export { heirOf, readSuccessions, type Succession } from './successions.ts';
export { readMonths, readWindowReport, type Month, type WindowReport } from './report.ts';
export { pageAfter, pageOrStart, type Listed, type Order, type Page } from './paging.ts';
export { changeSince, changesOf, type Change, type PresentStanding } from './change.ts';
