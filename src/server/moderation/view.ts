import { assertMay } from '#domain/access/permissions.ts';
import { maskPersonalData } from '#domain/comment/mask-personal-data.ts';
import type { HoldReason } from '#domain/comment/hold-reason.ts';
import { needsModeration, type Finding } from '#domain/comment/needs-moderation.ts';
import { decisionsInForce, type InForce } from '#domain/moderation/in-force.ts';
import { isReviewOverdue } from '#domain/moderation/term.ts';
import type { BaseScores } from '#domain/rating/criteria.ts';
import type { Person } from '#server/identity/index.ts';
import { currentWords } from '#server/moderation-words/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { decisionsOn, type Decision, type ReviewKey } from './reviewed.ts';

/** An appeal, as the operator sees it. */
export interface AppealView {
  /** To which decision. */
  decisionId: number;
  body: string;
  createdAt: Date;
  overdue: boolean;
  outcome: 'granted' | 'upheld' | null;
  answer: string | null;
  decidedAt: Date | null;
  decidedBy: string | null;
}

/** A remark on an official reply. */
export interface RemarkView {
  body: string;
  state: 'published' | 'pending' | 'hidden';
  findings: Finding[];
}

/** One rating with all that the operator needs to decide on it; who gave it is not among that. */
export interface ReviewView extends ReviewKey {
  organizationNameRu: string;
  organizationNameBe: string;
  ratedOn: string;
  scores: BaseScores;
  serviceItemId: string | null;
  /** A service in words, personal data masked. */
  serviceText: string | null;
  serviceTextBe: string | null;
  /** Others do not see the service, whatever becomes of the comment. */
  isServiceHidden: boolean;
  status: 'counted' | 'withdrawn' | 'excluded';
  /** As others see it or would: personal data masked. */
  comment: string | null;
  commentState: 'published' | 'pending' | 'hidden' | null;
  /** Why it had to wait. */
  heldFor: HoldReason[];
  /** What trips in the comment by the rules of today, and in the service. */
  findings: Finding[];
  serviceFindings: Finding[];
  overdue: boolean;
  reply: string | null;
  /** What the author says of the reply: as others see it or would. */
  remark: RemarkView | null;
  decisions: Decision[];
  inForce: InForce<Decision>;
  appeal: AppealView | null;
}

/**
 * One rating for the operator; null when there is none.
 *
 * @throws NotAllowed
 */
export async function readReview(
  portal: Portal,
  person: Person,
  key: ReviewKey,
): Promise<ReviewView | null> {
  assertMay(person, 'moderate');
  const { db } = portal;
  const now = portal.clock();
  const row = await readRow(db, key);
  if (!row) return null;
  const {
    simplicity,
    information,
    timeliness,
    courtesy,
    createdAt,
    servicePublic,
    remarkState,
    ...rest
  } = row;
  const words = await currentWords(db);
  const findingsIn = (text: string | null) => (text === null ? [] : needsModeration(text, words));
  const serviceText = row.serviceText && maskPersonalData(row.serviceText).text;
  const decisions = await decisionsOn(db, key);
  const appeal = await readAppealView(db, key);
  return {
    ...key,
    ...rest,
    scores: { simplicity, information, timeliness, courtesy } as BaseScores,
    heldFor: row.heldFor ?? [],
    serviceText,
    isServiceHidden: serviceText !== null && servicePublic === null,
    findings: findingsIn(row.comment),
    serviceFindings: findingsIn(serviceText),
    overdue: row.commentState === 'pending' && isReviewOverdue(createdAt, now),
    remark:
      rest.remark === null
        ? null
        : {
            body: rest.remark,
            state: remarkState!,
            findings: findingsIn(rest.remark),
          },
    decisions,
    inForce: decisionsInForce(decisions),
    appeal: appeal
      ? {
          ...appeal,
          overdue: appeal.outcome === null && isReviewOverdue(appeal.createdAt, now),
        }
      : null,
  };
}

function readRow(db: Database, { organizationId, ratingId }: ReviewKey) {
  return db
    .selectFrom('ratings as r')
    .innerJoin('organizations as o', 'o.id', 'r.organization_id')
    .leftJoin('replies as a', (join) =>
      join.onRef('a.organization_id', '=', 'r.organization_id').onRef('a.rating_id', '=', 'r.id'),
    )
    .select(['o.name_ru as organizationNameRu', 'o.name_be as organizationNameBe'])
    .select(['r.rated_on as ratedOn', 'r.status', 'r.created_at as createdAt'])
    .select(['r.simplicity', 'r.information', 'r.timeliness', 'r.courtesy'])
    .select(['r.service_item_id as serviceItemId', 'r.service_text as serviceText'])
    .select('r.service_text_be as serviceTextBe')
    .select('r.service_text_public as servicePublic')
    .select(['r.comment_public as comment', 'r.comment_state as commentState'])
    .select(['r.comment_held_for as heldFor', 'a.body as reply'])
    .select(['a.remark_public as remark', 'a.remark_state as remarkState'])
    .where('r.organization_id', '=', organizationId)
    .where('r.id', '=', ratingId)
    .executeTakeFirst();
}

function readAppealView(db: Database, { organizationId, ratingId }: ReviewKey) {
  return db
    .selectFrom('moderation_appeals')
    .select(['decision_id as decisionId', 'body', 'created_at as createdAt', 'outcome', 'answer'])
    .select(['decided_at as decidedAt', 'decided_by as decidedBy'])
    .where('organization_id', '=', organizationId)
    .where('rating_id', '=', ratingId)
    .executeTakeFirst();
}
