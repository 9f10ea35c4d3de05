export {
  acceptInvitation,
  addResponsiblePersons,
  type AcceptanceForm,
  type AcceptanceResult,
  type EmailTaken,
  type NewResponsiblePerson,
  type Official,
} from './commands.ts';
export { readInvitation, type InvitationView } from './invitations.ts';
export { readOrganizationToEdit, readOwnOrganizations, type OwnOrganization } from './queries.ts';
