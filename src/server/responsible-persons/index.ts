export { acceptInvitation, type AcceptanceForm, type AcceptanceResult } from './accept.ts';
export { changeOrganization, type NotFound } from './change-organization.ts';
export {
  addResponsiblePersons,
  type EmailTaken,
  type NewResponsiblePerson,
  type Official,
  type Rights,
} from './invite.ts';
export { readInvitation, type InvitationView } from './invitations.ts';
export {
  changePerson,
  invitePerson,
  MOST_PERSONS_OF_ORGANIZATION,
  removePerson,
  resendInvitation,
} from './manage.ts';
export {
  listPersons,
  readOrganizationToEdit,
  readOrganizationToStaff,
  readOwnOrganizations,
  readPersons,
  type ListedPerson,
  type OwnOrganization,
} from './queries.ts';
export { typedPerson, type PersonProblem } from './schema.ts';
export { deleteExpiredInvitations } from './retention.ts';
