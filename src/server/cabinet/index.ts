export { readCabinet, type Cabinet, type WaitingComment } from './queries.ts';
export {
  changedFields,
  editProfile,
  readEditableProfile,
  type EditResult,
  type VersionedProfile,
} from './profile.ts';
export {
  ADDRESS_MAX_LENGTH,
  type Profile,
  type ProfileProblem,
  type ProfileProblems,
  type TypedProfile,
} from './profile-schema.ts';
