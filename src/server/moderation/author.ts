import type { DecisionKind, DecisionReason } from '#domain/moderation/decision.ts';
import { decisionsInForce, objectionable } from '#domain/moderation/in-force.ts';
import type { Person } from '#server/identity/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import type { ReviewKey } from './reviewed.ts';

/** What was decided on an author's rating, as the author sees it. */
export interface Outcome {
  /** What stands against the rating, its comment or the remark: at most one decision on each. */
  standing: StandingDecision[];
  appeal: { outcome: 'granted' | 'upheld' | null; answer: string | null } | null;
  mayAppeal: boolean;
}

export interface StandingDecision {
  kind: DecisionKind;
  reason: DecisionReason;
  note: string | null;
}

/**
 * What was decided on ratings of an author, by the id of the rating; what nothing was decided on,
 * and what is somebody else's, is left out.
 *
 * @param keys those of one page
 */
export async function readOutcomes(
  { db }: Portal,
  person: Person,
  keys: readonly ReviewKey[],
): Promise<Map<number, Outcome>> {
  if (keys.length === 0) return new Map();
  const decisions = await readDecisions(db, person, keys);
  const appeals = await readOwnAppeals(db, keys);
  const outcomes = new Map<number, Outcome>();
  for (const [ratingId, made] of Map.groupBy(decisions, (decision) => decision.ratingId)) {
    const inForce = decisionsInForce(made);
    const { hidden, masked, excluded, remark } = inForce;
    const standing = [hidden ?? masked, excluded, remark].flatMap((decision) =>
      decision?.reason
        ? [{ kind: decision.kind, reason: decision.reason, note: decision.note }]
        : [],
    );
    const appeal = appeals.find((each) => each.ratingId === ratingId) ?? null;
    const isObjectionable = objectionable(inForce) !== null;
    const isWithdrawn = made[0]!.status === 'withdrawn';
    const mayAppeal = isObjectionable && !isWithdrawn && appeal === null;
    outcomes.set(ratingId, { standing, appeal, mayAppeal });
  }
  return outcomes;
}

function readDecisions(db: Database, person: Person, keys: readonly ReviewKey[]) {
  return db
    .selectFrom('moderation_decisions as d')
    .innerJoin('ratings as r', (join) =>
      join.onRef('r.organization_id', '=', 'd.organization_id').onRef('r.id', '=', 'd.rating_id'),
    )
    .select(['d.id', 'd.rating_id as ratingId', 'd.kind', 'd.reason', 'd.note', 'r.status'])
    .where('r.citizen_id', '=', person.id)
    .where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('d.organization_id', 'd.rating_id'),
        'in',
        keys.map(({ organizationId, ratingId }) => tuple(organizationId, ratingId)),
      ),
    )
    .orderBy('d.id')
    .execute();
}

function readOwnAppeals(db: Database, keys: readonly ReviewKey[]) {
  return db
    .selectFrom('moderation_appeals')
    .select(['rating_id as ratingId', 'outcome', 'answer'])
    .where(({ eb, refTuple, tuple }) =>
      eb(
        refTuple('organization_id', 'rating_id'),
        'in',
        keys.map(({ organizationId, ratingId }) => tuple(organizationId, ratingId)),
      ),
    )
    .execute();
}
