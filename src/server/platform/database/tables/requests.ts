import type { Generated } from 'kysely';
import type { Locale } from '#i18n/locale.ts';
import type { Moment, OptionalMoment } from './columns.ts';

/** Requests to register an organisation. */
export interface RequestTables {
  registration_requests: RegistrationRequestsTable;
  registration_request_persons: RegistrationRequestPersonsTable;
  registration_request_letters: RegistrationRequestLettersTable;
}

/** Where a request to register an organisation stands. */
export type RequestState = 'new' | 'in-work' | 'approved' | 'refused';

export interface RegistrationRequestsTable {
  id: Generated<number>;
  unp: string;
  name_ru: string;
  name_be: string;
  short_name_ru: string;
  short_name_be: string;
  language: Locale;
  state: Generated<RequestState>;
  created_at: Moment;
  taken_at: OptionalMoment;
  taken_by: string | null;
  decided_at: OptionalMoment;
  decided_by: string | null;
  refusal_reason: string | null;
  organization_id: number | null;
}

export interface RegistrationRequestPersonsTable {
  request_id: number;
  place: number;
  name: string;
  position: string;
  email: string;
  phone: string;
}

export interface RegistrationRequestLettersTable {
  request_id: number;
  file_name: string;
  media_type: 'application/pdf' | 'image/png' | 'image/jpeg';
  content: Uint8Array;
}
