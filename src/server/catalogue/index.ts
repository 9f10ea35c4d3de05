export { readListRows, readOrganizationList, SORTS, type ListRow, type Sort } from './catalogue.ts';
