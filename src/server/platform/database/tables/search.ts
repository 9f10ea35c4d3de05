import type { Generated } from 'kysely';

/** What the search looks into. */
export interface SearchTables {
  organization_search: OrganizationSearchTable;
  search_terms: SearchTermsTable;
}

export interface OrganizationSearchTable {
  organization_id: number;
  /** A tsvector; only the database reads it. */
  document: string;
  name_words: number;
  precedence: number;
}

export interface SearchTermsTable {
  term: string;
  word: string;
  meant: number;
  around: number;
  known: Generated<boolean>;
}
