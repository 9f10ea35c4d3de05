import type { Generated } from 'kysely';

/** The ranking, and the sums it is made of. */
export interface StandingTables {
  rating_days: RatingDaysTable;
  methodologies: MethodologiesTable;
  standings: StandingsTable;
  standings_window: StandingsWindowTable;
  past_standings: PastStandingsTable;
}

export interface RatingDaysTable {
  organization_id: number;
  rated_on: string;
  subdivision_id: number;
  n: number;
  total: number;
  total_squared: number;
  simplicity: number;
  information: number;
  timeliness: number;
  courtesy: number;
  mark_1: number;
  mark_2: number;
  mark_3: number;
  mark_4: number;
  mark_5: number;
}

export interface MethodologiesTable {
  version: number;
  valid_from: string;
  k: number;
  window_days: number;
  minimum_ratings: number;
}

export interface StandingsTable {
  organization_id: number;
  version: Generated<number>;
  n: number;
  total: number;
  total_squared: number;
}

export interface StandingsWindowTable {
  single: Generated<boolean>;
  last_day: string;
  methodology: number;
}

export interface PastStandingsTable {
  organization_id: number;
  day: string;
  methodology: number;
  n: number;
  total: number;
  total_squared: number;
  score: number;
  low: number;
  high: number;
  position: number | null;
}
