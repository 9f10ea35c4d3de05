export { ACTIONS, record, SUBJECTS, type Action, type Change, type Subject } from './record.ts';
export { readAudit, type AuditEntry, type AuditFilter, type AuditPage } from './queries.ts';
