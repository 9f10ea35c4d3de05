import { assertMay } from '#domain/access/permissions.ts';
import type { DecisionKind, Grounds } from '#domain/moderation/decision.ts';
import type { Notice } from '#domain/notification/kinds.ts';
import { record, type Action } from '#server/audit/index.ts';
import type { Person } from '#server/identity/index.ts';
import type { Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import type { Recorded } from '#server/ratings/index.ts';
import {
  lockReviewed,
  storeDecision,
  tellAuthor,
  type Reviewed,
  type ReviewKey,
} from './reviewed.ts';

/** Who decides on what, and what they saw when they did. */
export interface Deciding {
  person: Person;
  key: ReviewKey;
  /** The id of the latest decision that the page showed; 0: there was none. */
  seen: number;
}

/** What becomes of a decision, whichever it is. */
export type Decided =
  | { outcome: 'done' }
  | { outcome: 'not-found' }
  /** A colleague was quicker; what was decided stands on the page. */
  | { outcome: 'changed-meanwhile'; by: string }
  /** Its author objects: the appeal is decided instead. */
  | { outcome: 'appealed' }
  /** Nothing to decide on: the author has withdrawn the rating, or it is as asked already. */
  | { outcome: 'not-possible' };

/** What a decision does, beside being written down. */
export interface Effect {
  kind: DecisionKind;
  grounds: Grounds | null;
  /** What the author is told; null: it is told otherwise. */
  notice: Notice | null;
  /** The sums that follow from it, where the rating began or ceased to count. */
  recorded?: Recorded;
}

export const ACTION_OF: Record<DecisionKind, Action> = {
  published: 'comment-published',
  masked: 'comment-masked',
  hidden: 'comment-hidden',
  restored: 'comment-restored',
  excluded: 'rating-excluded',
  reinstated: 'rating-reinstated',
  'remark-hidden': 'remark-hidden',
  'remark-published': 'remark-published',
};

/**
 * Decides something on a rating or its comment, in one transaction: nobody else changes it
 * meanwhile, the author is told, the log knows, and pages follow.
 *
 * @param act does it; null: it is not possible
 * @throws NotAllowed
 */
export async function decide(
  portal: Portal,
  { person, key, seen }: Deciding,
  act: (db: Database, reviewed: Reviewed) => Promise<Effect | null>,
): Promise<Decided> {
  assertMay(person, 'moderate');
  let recorded: Recorded | undefined;
  const decided = await portal.db.transaction().execute(async (db): Promise<Decided> => {
    const reviewed = await lockReviewed(db, key);
    if (!reviewed) return { outcome: 'not-found' };
    const latest = reviewed.decisions.at(-1);
    if (latest && latest.id !== seen) {
      return { outcome: 'changed-meanwhile', by: latest.decidedBy };
    }
    if (reviewed.hasOpenAppeal) return { outcome: 'appealed' };
    const effect = await act(db, reviewed);
    if (!effect) return { outcome: 'not-possible' };
    ({ recorded } = effect);
    await writeDown(portal, db, reviewed, effect, person);
    return { outcome: 'done' };
  });
  if (decided.outcome === 'done') await showChange(portal, key, recorded);
  return decided;
}

/** Stores a decision, writes it into the log, and tells the author. */
export async function writeDown(
  { clock }: Portal,
  db: Database,
  reviewed: Reviewed,
  { kind, grounds, notice }: Effect,
  person: Person,
): Promise<void> {
  const now = clock();
  const { organizationId, ratingId } = reviewed;
  await storeDecision(db, reviewed, { kind, grounds }, { person, now });
  await record(db, person, now, {
    action: ACTION_OF[kind],
    subject: 'rating',
    subjectId: ratingId,
    before: { status: reviewed.status, comment: reviewed.commentState },
    after: { organizationId, ...grounds },
  });
  if (notice) await tellAuthor(db, now, reviewed, notice);
}

/** Makes public numbers and pages follow, on all nodes. */
export async function showChange(
  { standings }: Portal,
  { organizationId }: ReviewKey,
  recorded: Recorded | undefined,
): Promise<void> {
  if (recorded) standings.changed(organizationId, recorded.sums);
  await standings.pageChanged(organizationId);
}
