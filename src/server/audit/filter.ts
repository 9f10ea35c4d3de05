import { isDay, type Day } from '#domain/calendar.ts';
import { normalizeLogin } from '#domain/identity/login.ts';
import { isIntact } from '#domain/identity/text.ts';
import { ACTIONS, SUBJECTS, type Action, type Subject } from './record.ts';

/** Narrows the log; null and empty do not. */
export interface AuditFilter {
  /** The login of who did it. */
  actor: string;
  action: Action | null;
  subject: Subject | null;
  /** Of this kind of thing, one; only together with a subject. */
  subjectId: string;
  /** First and last Minsk day. */
  from: Day | null;
  to: Day | null;
}

/** Longest login or id that somebody may ask for, in characters. */
const LONGEST = 254;

/**
 * The filter that the parameters of an address name: `actor`, `action`, `subject`, `id`, `from`,
 * `to`. What is none is left out. Page and export read it alike, so that they agree.
 */
export function readAuditFilter(parameters: URLSearchParams): AuditFilter {
  const asked = (name: string) => {
    const text = (parameters.get(name) ?? '').trim().slice(0, LONGEST);
    return isIntact(text) ? text : '';
  };
  const day = (name: string) => (isDay(asked(name)) ? asked(name) : null);
  const subject = SUBJECTS.find((known) => known === asked('subject')) ?? null;
  return {
    actor: normalizeLogin(asked('actor')),
    action: ACTIONS.find((known) => known === asked('action')) ?? null,
    subject,
    subjectId: subject ? asked('id') : '',
    from: day('from'),
    to: day('to'),
  };
}
