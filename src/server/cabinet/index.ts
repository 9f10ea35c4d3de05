export { readCabinet, type Cabinet, type WaitingComment } from './queries.ts';
export { previewProfile } from './preview.ts';
export {
  changedFields,
  editProfile,
  readEditableProfile,
  type EditResult,
  type VersionedProfile,
} from './profile.ts';
export type { Profile, ProfileProblem, ProfileProblems, TypedProfile } from './profile-schema.ts';
