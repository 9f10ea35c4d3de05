export {
  addCriterion,
  editCriterion,
  moveCriterion,
  restoreCriterion,
  retireCriterion,
  type CriterionKey,
  type CriterionResult,
} from './commands.ts';
export {
  readAskedCriteria,
  readCriteria,
  readCriterionResults,
  type AskedCriterion,
  type OwnCriterion,
} from './queries.ts';
export type { WordingResults } from './results.ts';
export type { CriterionProblem, CriterionProblems, TypedCriterion } from './schema.ts';
