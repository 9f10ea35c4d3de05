import { minskDay, startOfNextMinskDay } from '#domain/calendar.ts';
import { earliestProvidedOn } from '#domain/rating/provided-on.ts';
import { readAskedCriteria, type AskedCriterion } from '#server/criteria/index.ts';
import type { Person } from '#server/identity/index.ts';
import {
  readOwnServices,
  readProfile,
  readSubdivisions,
  type OrganizationProfile,
  type OwnService,
  type Subdivision,
} from '#server/organizations/index.ts';
import type { Portal } from '#server/portal.ts';
import { ratingOnDay } from './own-ratings.ts';

/** What the page of a questionnaire shows. */
export interface QuestionnaireForm {
  organization: OrganizationProfile;
  subdivisions: Subdivision[];
  ownServices: OwnService[];
  additionalCriteria: AskedCriterion[];
  /** The Minsk days between which the service may have been provided. */
  providedOn: { earliest: string; latest: string };
  /** Set when this person has rated the organisation today: from when it is possible again. */
  canRateFrom: Date | null;
}

/**
 * Reads the questionnaire of a published organisation for a person.
 *
 * @returns null when there is no published organisation with this id
 */
export async function readQuestionnaireForm(
  portal: Portal,
  organizationId: number,
  person: Person,
): Promise<QuestionnaireForm | null> {
  const { db } = portal;
  const now = portal.clock();
  const today = minskDay(now);
  const organization = await readProfile(db, organizationId);
  if (organization === null) return null;
  const [subdivisions, ownServices, additionalCriteria, rated] = await Promise.all([
    readSubdivisions(db, organizationId),
    readOwnServices(db, organizationId),
    readAskedCriteria(db, organizationId, today),
    ratingOnDay(db, person.id, organizationId, today),
  ]);
  return {
    organization,
    subdivisions,
    ownServices,
    additionalCriteria,
    providedOn: { earliest: earliestProvidedOn(today), latest: today },
    canRateFrom: rated === null ? null : startOfNextMinskDay(now),
  };
}
