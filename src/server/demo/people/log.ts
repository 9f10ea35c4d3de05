import { sql } from 'kysely';
import type { Database } from '#server/platform/database/index.ts';
import { demoUserId } from './load.ts';

/** Writes into the log what the operator of the demo did. */
export async function loadDemoLog(db: Database): Promise<void> {
  await sql`
    insert into audit_entries (at, actor_id, actor, action, subject, subject_id, before, after)
    select at, ${demoUserId('operator')}, 'operator', action, subject, subject_id::text,
      before, jsonb_strip_nulls(after)
    from (
      select decided_at as at,
        case when kind = 'excluded' then 'rating-excluded' else 'comment-' || kind end as action,
        'rating' as subject, rating_id as subject_id, null::jsonb as before,
        jsonb_build_object('organizationId', organization_id, 'reason', reason, 'note', note) as after
      from moderation_decisions
      union all
      select decided_at, 'appeal-' || outcome, 'rating', rating_id, null,
        jsonb_build_object('organizationId', organization_id, 'answer', answer)
      from moderation_appeals where outcome is not null
      union all
      select taken_at, 'request-taken', 'registration-request', id,
        '{"state": "new"}', '{"state": "in-work"}'
      from registration_requests where taken_by = 'operator'
      union all
      select decided_at, 'request-refused', 'registration-request', id, null,
        jsonb_build_object('state', 'refused', 'reason', refusal_reason)
      from registration_requests where state = 'refused'
      union all
      select taken_at, 'feedback-taken', 'feedback', id, '{"state": "new"}', '{"state": "in-work"}'
      from feedback_messages where taken_by = 'operator'
      union all
      select decided_at, 'feedback-' || state, 'feedback', id, '{"state": "new"}',
        jsonb_build_object('state', state, 'reason', closing_reason)
      from feedback_messages where decided_by = 'operator'
    ) as done
    order by at, subject, subject_id`.execute(db);
}
