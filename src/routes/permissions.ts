import type { RouteId } from '$app/types';
import type { Permission } from '#domain/access/permissions.ts';

/**
 * What somebody must be allowed to do to open each page and endpoint, and to send its forms. A
 * route that is missing here does not compile, and is refused.
 */
export const ROUTE_PERMISSIONS: Readonly<Record<RouteId, Permission>> = {
  '/': 'read-portal',
  '/organizations': 'read-portal',
  '/organizations/[id]': 'read-portal',
  '/organizations/[id]/archive': 'read-portal',
  '/organizations/[id]/rate': 'open-questionnaire',
  '/organizations/[id]/thanks': 'read-portal',
  '/search': 'read-portal',
  '/ranking': 'read-portal',
  '/ranking/too-few': 'read-portal',
  '/methodology': 'read-portal',
  '/documents': 'read-portal',
  '/documents/[slug]': 'read-portal',
  '/documents/forms/[name]': 'read-portal',
  '/outbox': 'read-portal',
  '/view': 'read-portal',
  '/not-allowed': 'read-portal',
  '/healthz': 'read-portal',
  '/readyz': 'read-portal',

  '/api/suggestions': 'read-portal',
  '/api/v1/[...path]': 'read-open-data',
  '/api/v1/methodology': 'read-open-data',
  '/api/v1/openapi.json': 'read-open-data',
  '/api/v1/organizations': 'read-open-data',
  '/api/v1/organizations/[id]': 'read-open-data',
  '/api/v1/ranking': 'read-open-data',
  '/api/v1/ratings.ndjson': 'read-open-data',

  '/register': 'sign-in',
  '/confirm': 'sign-in',
  '/sign-in': 'sign-in',
  '/sign-out': 'sign-in',
  '/forgotten-password': 'sign-in',
  '/reset-password': 'sign-in',

  '/account': 'manage-own-account',
  '/account/delete': 'manage-own-account',
  '/account/deleted': 'sign-in',
  // The letter may be opened in a browser in which nobody is signed in.
  '/account/email': 'sign-in',
  '/account/export': 'manage-own-account',
  '/account/ratings': 'manage-own-account',

  '/registration-request': 'request-registration',
  '/registration-request/state': 'request-registration',
  '/invitation': 'accept-invitation',

  '/operator': 'decide-requests',
  '/operator/requests': 'decide-requests',
  '/operator/requests/[number]': 'decide-requests',
  '/operator/requests/[number]/letter': 'decide-requests',
  '/operator/audit': 'read-audit',
  '/operator/organizations': 'keep-registry',
  '/operator/organizations/export': 'keep-registry',
  '/operator/organizations/[id]': 'keep-registry',
  '/operator/organizations/[id]/merge': 'keep-registry',

  '/cabinet': 'work-in-cabinet',
  '/cabinet/[id]': 'work-in-cabinet',
  '/cabinet/[id]/comments': 'work-in-cabinet',
  '/cabinet/[id]/criteria': 'work-in-cabinet',
  '/cabinet/[id]/criteria/[criterion]': 'work-in-cabinet',
  '/cabinet/[id]/criteria/new': 'work-in-cabinet',
  '/cabinet/[id]/persons': 'work-in-cabinet',
  '/cabinet/[id]/persons/[person]': 'work-in-cabinet',
  '/cabinet/[id]/persons/new': 'work-in-cabinet',
  '/cabinet/[id]/profile': 'work-in-cabinet',
  '/cabinet/[id]/subdivisions': 'work-in-cabinet',
  '/cabinet/[id]/subdivisions/[subdivision]': 'work-in-cabinet',
  '/cabinet/[id]/subdivisions/new': 'work-in-cabinet',
  '/cabinet/[id]/ratings': 'work-in-cabinet',
  '/cabinet/[id]/ratings/export': 'work-in-cabinet',
};
