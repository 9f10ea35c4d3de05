import type { OrganizationSummary } from '#server/organizations/index.ts';

/** Narrows a search; what is left out does not narrow. All are ids of the reference data. */
export interface SearchFilter {
  sphere?: string | undefined;
  region?: string | undefined;
  district?: string | undefined;
  type?: string | undefined;
}

/** A search for organisations. */
export interface SearchRequest extends SearchFilter {
  /** What somebody typed; anything is allowed. */
  q: string;
  /** Most organisations on a page, 1–100. */
  limit: number;
  /** `nextCursor` of the page before; for the same `q` and filter only. */
  cursor?: string | null | undefined;
}

/** A page of what was found, best first. */
export interface SearchResult {
  organizations: OrganizationSummary[];
  nextCursor: string | null;
  /** The query that was answered instead, when a typing error or the keyboard layout was put right. */
  correctedTo: string | null;
  /** Nothing matched all words; these match the most of them. */
  partial: boolean;
  /** How many were found, at most `MOST_COUNTED`. */
  total: number;
}

/** `total` is not counted any further. */
export const MOST_COUNTED = 1000;
