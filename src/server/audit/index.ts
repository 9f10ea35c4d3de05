export { ACTIONS, record, SUBJECTS, type Action, type Change, type Subject } from './record.ts';
export { readAuditFilter, type AuditFilter } from './filter.ts';
export { exportAudit, readAudit, type AuditEntry } from './queries.ts';
