import { COMMENT_MAX_LENGTH } from '#domain/comment/comment.ts';
import { SERVICE_TEXT_MAX_LENGTH } from '#domain/rating/service-text.ts';
import { m } from '#i18n/compiled/messages.js';
import { formatNumber } from '#ui/format.ts';

/** What a person reads at the fields: what is wrong, and what to do. */
export function problemTexts(problems: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(problems).map(([field, problem]) => [field, problemText(field, problem)]),
  );
}

function problemText(field: string, problem: string): string {
  switch (problem) {
    case 'required':
      return m.rate_error_required();
    case 'doubled':
      return m.rate_error_doubled();
    case 'not-a-score':
      return m.rate_error_not_a_score();
    case 'not-a-day':
      return m.rate_error_not_a_day();
    case 'future':
      return m.rate_error_future();
    case 'too-old':
      return m.rate_error_too_old();
    case 'too-long':
      return field === 'comment'
        ? m.rate_error_too_long_comment({ limit: formatNumber(COMMENT_MAX_LENGTH) })
        : m.rate_error_too_long_service({ limit: formatNumber(SERVICE_TEXT_MAX_LENGTH) });
    case 'damaged':
      return m.rate_error_damaged();
    default:
      // It was there when the page was opened.
      return field === 'subdivision' ? m.rate_error_subdivision_gone() : m.rate_error_unknown();
  }
}

/** What the form calls a field, for the summary of errors. */
export function fieldName(field: string): string {
  switch (field) {
    case 'simplicity':
      return m.criterion_short_simplicity();
    case 'information':
      return m.criterion_short_information();
    case 'timeliness':
      return m.criterion_short_timeliness();
    case 'courtesy':
      return m.criterion_short_courtesy();
    case 'comment':
      return m.rate_comment();
    case 'subdivision':
      return m.rate_subdivision();
    case 'service':
      return m.rate_service();
    case 'service-text':
      return m.rate_service_text();
    case 'provided-on':
      return m.rate_provided_on();
    default:
      return m.rate_additional_heading();
  }
}
