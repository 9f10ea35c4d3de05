export {
  blockUser,
  changeRole,
  sendPasswordReset,
  unblockUser,
  type UserResult,
} from './commands.ts';
export {
  acceptOfficialInvitation,
  deleteExpiredOfficialInvitations,
  inviteOfficial,
  readOfficialInvitation,
  readOfficialInvitations,
  withdrawOfficialInvitation,
  type OfficialAcceptance,
  type OfficialInvitation,
  type OfficialInvitationResult,
} from './invitations.ts';
export { inviteOperator, type OperatorInvitationResult } from './invite-operator.ts';
export { readUser, readUsers, type ListedUser, type UserFilter, type UserView } from './queries.ts';
