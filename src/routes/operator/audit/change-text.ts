import { ROLES, type Role } from '#domain/access/permissions.ts';
import { m } from '#i18n/compiled/messages.js';
import { formatNumber } from '#ui/format.ts';
import { roleName } from '../../_account/role-name.ts';

/** Fields that often change, in words; any other is shown as it is recorded. */
const FIELDS: Readonly<Record<string, () => string>> = {
  actor: m.audit_filter_actor,
  action: m.audit_filter_action,
  subject: m.audit_filter_subject,
  subjectId: m.audit_filter_subject_id,
  from: m.audit_filter_from,
  to: m.audit_filter_to,
  format: m.audit_field_format,
  state: m.request_lookup_state,
  reason: m.operator_refuse_reason,
  role: m.users_role,
  login: m.users_login,
  email: m.users_email,
  phone: m.help_phone,
  name: m.request_person_name,
  position: m.request_person_position,
  organizationId: m.audit_field_organization,
  organizations: m.audit_field_organizations,
  body: m.audit_field_text,
  unp: m.request_unp,
  nameRu: m.request_name_ru,
  nameBe: m.request_name_be,
  shortNameRu: m.request_short_name_ru,
  shortNameBe: m.request_short_name_be,
  typeId: m.operator_approve_type,
  regionId: m.operator_approve_region,
  districtId: m.operator_approve_district,
};

const STATES: Readonly<Record<string, () => string>> = {
  new: m.request_state_new,
  'in-work': m.request_state_in_work,
  approved: m.request_state_approved,
  refused: m.request_state_refused,
  answered: m.feedback_state_answered,
  closed: m.feedback_state_closed,
};

/** What a thing was or is, one line for each recorded field: «Роль: Оператор портала». */
export function changeLines(recorded: unknown): string[] {
  if (recorded === null || typeof recorded !== 'object') return [];
  return Object.entries(recorded).map(
    ([field, value]) => `${FIELDS[field]?.() ?? field}: ${valueText(field, value)}`,
  );
}

function valueText(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return '—';
  if (typeof value === 'boolean') return value ? m.audit_yes() : m.audit_no();
  if (typeof value === 'number') {
    return /id$/i.test(field)
      ? String(value)
      : formatNumber(value, Number.isInteger(value) ? 0 : 2);
  }
  if (Array.isArray(value)) return value.map((item) => valueText('', item)).join(', ') || '—';
  if (typeof value === 'object') {
    return Object.entries(value)
      .map(([name, inner]) => `${name} ${valueText(name, inner)}`)
      .join(', ');
  }
  const text = value as string;
  if (field === 'role' && isRole(text)) return roleName(text);
  if (field === 'state') return STATES[text]?.() ?? text;
  return text;
}

function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text);
}
