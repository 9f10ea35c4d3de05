export { StandingsKeeper } from './keeper.ts';
export { LiveStandings, type Place, type Standing, type StandingFilter } from './live.ts';
export { COMPARISONS, periodDays, type Comparison, type PastStanding } from './past.ts';
export { keepPastStandings } from './past.ts';
export { recomputeStandings, type Recomputation } from './recompute.ts';
export { announceAll } from './announcements.ts';
export type { StoredSums } from './sums.ts';
