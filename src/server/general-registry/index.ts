export { readRegistryFilter, type RegistryFilter } from './filter.ts';
export {
  readRegistry,
  readRegistryState,
  readWholeRegistry,
  type RegistryPage,
  type RegistryRow,
} from './list.ts';
export {
  findByUnp,
  readRegistered,
  type RegisteredName,
  type RegisteredOrganization,
} from './detail.ts';
export {
  restoreOrganization,
  suspendOrganization,
  type StateResult,
  type SuspensionResult,
} from './suspension.ts';
export {
  mergeOrganization,
  undoMerger,
  type MergerProblems,
  type MergerResult,
  type TypedMerger,
} from './mergers.ts';
export {
  correctRegistration,
  type CorrectionResult,
  type RegistrationProblems,
  type TypedRegistration,
} from './corrections.ts';
export type { TextProblem } from './schema.ts';
