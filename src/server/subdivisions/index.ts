export {
  addSubdivision,
  changedTexts,
  closeSubdivision,
  editSubdivision,
  moveSubdivision,
  reopenSubdivision,
} from './commands.ts';
export { readEditableSubdivision, readSubdivisionList } from './queries.ts';
export type { SubdivisionProblem, SubdivisionTexts } from './schema.ts';
export { MOST_OPEN } from './siblings.ts';
