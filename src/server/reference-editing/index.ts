export { readEntries, readOneEntry, type ReferenceEntry } from './entries.ts';
export {
  addEntry,
  editEntry,
  retireEntry,
  type AdditionResult,
  type EditResult,
  type EntryKey,
  type RetirementResult,
} from './commands.ts';
export {
  ENTRY_FIELDS,
  FIXED_FIELDS,
  NO_ENTRY,
  type EntryField,
  type EntryProblem,
  type EntryProblems,
  type TypedEntry,
} from './typed.ts';
