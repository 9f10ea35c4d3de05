import type { Migration } from 'kysely/migration';
import * as catalogue from './0001_catalogue.ts';
import * as ratings from './0002_ratings.ts';
import * as identity from './0003_identity.ts';
import * as mail from './0004_mail.ts';
import * as search from './0005_search.ts';
import * as derivedSums from './0006_derived_sums.ts';
import * as draftsOfCitizens from './0007_drafts_of_citizens.ts';
import * as registrationRequests from './0008_registration_requests.ts';
import * as profileVersions from './0009_profile_versions.ts';
import * as moderation from './0010_moderation.ts';
import * as notifications from './0011_notifications.ts';
import * as criterionWordings from './0012_criterion_wordings.ts';
import * as feedbackAndAccounts from './0013_feedback_and_accounts.ts';
import * as generalRegistry from './0014_general_registry.ts';
import * as referenceData from './0015_reference_data.ts';
import * as describedSubdivisions from './0016_described_subdivisions.ts';
import * as commentLanguages from './0017_comment_languages.ts';
import * as servicesAndPhotos from './0018_services_and_photos.ts';
import * as workOnReplies from './0019_work_on_replies.ts';
import * as pagesOfRemarks from './0020_pages_of_remarks.ts';
import * as ownServicesInTwoLanguages from './0021_own_services_in_two_languages.ts';
import * as namedServices from './0022_named_services.ts';
import * as decisionsOnRemarks from './0023_decisions_on_remarks.ts';
import * as waitingLetters from './0024_waiting_letters.ts';

/** Every migration by its name; they run in the order of their names, forward only. */
export const migrations: Record<string, Migration> = {
  '0001_catalogue': catalogue,
  '0002_ratings': ratings,
  '0003_identity': identity,
  '0004_mail': mail,
  '0005_search': search,
  '0006_derived_sums': derivedSums,
  '0007_drafts_of_citizens': draftsOfCitizens,
  '0008_registration_requests': registrationRequests,
  '0009_profile_versions': profileVersions,
  '0010_moderation': moderation,
  '0011_notifications': notifications,
  '0012_criterion_wordings': criterionWordings,
  '0013_feedback_and_accounts': feedbackAndAccounts,
  '0014_general_registry': generalRegistry,
  '0015_reference_data': referenceData,
  '0016_described_subdivisions': describedSubdivisions,
  '0017_comment_languages': commentLanguages,
  '0018_services_and_photos': servicesAndPhotos,
  '0019_work_on_replies': workOnReplies,
  '0020_pages_of_remarks': pagesOfRemarks,
  '0021_own_services_in_two_languages': ownServicesInTwoLanguages,
  '0022_named_services': namedServices,
  '0023_decisions_on_remarks': decisionsOnRemarks,
  '0024_waiting_letters': waitingLetters,
};
