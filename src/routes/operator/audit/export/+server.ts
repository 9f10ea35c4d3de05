import { minskDay } from '#domain/calendar.ts';
import { m } from '#i18n/compiled/messages.js';
import { exportAudit, readAuditFilter, type AuditEntry } from '#server/audit/index.ts';
import type { Column } from '#server/platform/spreadsheet/index.ts';
import { formatMoment } from '#ui/format.ts';
import { signedIn } from '../../../_visit/visit.ts';
import { spreadsheetFormat, spreadsheetResponse } from '../../../spreadsheet-response.ts';
import { actorText } from '../../actor-text.ts';
import { changeLines } from '../change-text.ts';
import { actionText, subjectText } from '../texts.ts';
import type { RequestHandler } from './$types';

/** The entries that the page of the log shows under the same filter. */
export const GET: RequestHandler = async ({ locals, url }) => {
  const format = spreadsheetFormat(url);
  const filter = readAuditFilter(url.searchParams);
  return spreadsheetResponse(format, 'audit', {
    title: m.operator_audit(),
    columns: columns(),
    rows: await exportAudit(locals.portal, signedIn(locals), filter, format),
  });
};

function columns(): ReadonlyArray<Column<AuditEntry>> {
  return [
    { title: m.audit_column_number(), kind: 'number', value: ({ id }) => id },
    { title: m.audit_column_day(), kind: 'day', value: ({ at }) => minskDay(at) },
    { title: m.audit_column_at(), kind: 'text', value: ({ at }) => formatMoment(at) },
    { title: m.audit_column_actor(), kind: 'text', value: ({ actor }) => actorText(actor) },
    { title: m.audit_column_action(), kind: 'text', value: ({ action }) => actionText(action) },
    {
      title: m.audit_column_subject(),
      kind: 'text',
      value: ({ subject, subjectId }) => subjectText(subject, subjectId),
    },
    {
      title: m.audit_before(),
      kind: 'text',
      value: ({ before }) => changeLines(before).join('\n') || null,
    },
    {
      title: m.audit_after(),
      kind: 'text',
      value: ({ after }) => changeLines(after).join('\n') || null,
    },
  ];
}
