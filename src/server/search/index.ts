export { indexOrganizations, refreshPrecedence, type IndexingProgress } from './commands.ts';
export { markSearchOutdated, rebuildOutdatedIndex, SEARCH_OUTDATED_CHANNEL } from './outdated.ts';
export { searchOrganizations } from './queries.ts';
export { findServiceItems, suggest, type Suggestions } from './suggest.ts';
export { UnknownCursor } from './cursor.ts';
export { MOST_COUNTED } from './schema.ts';
export type { SearchFilter, SearchRequest, SearchResult } from './schema.ts';
