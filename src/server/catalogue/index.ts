export {
  readOrganizationList,
  readSpheres,
  SORTS,
  type ListRow,
  type OrganizationList,
  type Sort,
} from './catalogue.ts';
export { countChoices, type ChoiceCounts } from './choice-counts.ts';
export { choicesOf, type Choice, type Choices } from './choices.ts';
export { FILTER_NAMES, readFilter, type AskedFilter, type FilterName } from './filter.ts';
export { cleanQuery, LONGEST_QUERY, readSearchPage, type SearchPage } from './search-page.ts';
export {
  filterNames,
  listRowView,
  organizationView,
  type FilterNames,
  type ListRowView,
  type OrganizationView,
} from './views.ts';
