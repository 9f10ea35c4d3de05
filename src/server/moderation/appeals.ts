import { assertMay } from '#domain/access/permissions.ts';
import { readNote, type NoteProblem } from '#domain/moderation/decision.ts';
import { objectionable } from '#domain/moderation/in-force.ts';
import { record } from '#server/audit/index.ts';
import type { Person } from '#server/identity/index.ts';
import { notify } from '#server/notifications/index.ts';
import { isUniqueViolation, type Database } from '#server/platform/database/index.ts';
import type { Portal } from '#server/portal.ts';
import { recountRating } from '#server/ratings/index.ts';
import { showAgain } from './commands.ts';
import { showChange, writeDown, type Effect } from './decide.ts';
import { showRemark } from './remarks.ts';
import { lockReviewed, tellAuthor, type Reviewed, type ReviewKey } from './reviewed.ts';

export type AppealResult =
  | { outcome: 'appealed' }
  | { outcome: 'invalid'; problem: NoteProblem }
  /** Not the person's rating, or nothing was decided against it. */
  | { outcome: 'not-found' }
  | { outcome: 'appealed-already' };

/** Objects, once for each rating, to the latest decision that stands against it. */
export async function appeal(
  portal: Portal,
  person: Person,
  key: ReviewKey,
  typed: string,
): Promise<AppealResult> {
  assertMay(person, 'rate');
  const read = readNote(typed);
  try {
    return await portal.db.transaction().execute(async (db): Promise<AppealResult> => {
      const reviewed = await lockReviewed(db, key);
      if (reviewed?.authorId !== person.id || reviewed.status === 'withdrawn') {
        return { outcome: 'not-found' };
      }
      const decision = objectionable(reviewed.inForce);
      if (!decision) return { outcome: 'not-found' };
      if ('problem' in read) return { outcome: 'invalid', problem: read.problem };
      if (read.note === null) return { outcome: 'invalid', problem: 'missing' };
      await db
        .insertInto('moderation_appeals')
        .values({
          organization_id: key.organizationId,
          rating_id: key.ratingId,
          decision_id: decision.id,
          body: read.note,
          created_at: portal.clock(),
        })
        .execute();
      await notify(db, portal.clock(), {
        kind: 'appeal-received',
        data: key,
        to: { role: 'operator' },
      });
      return { outcome: 'appealed' };
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return { outcome: 'appealed-already' };
  }
}

export type AppealDecision =
  | { outcome: 'done' }
  | { outcome: 'invalid'; problem: NoteProblem }
  /** No such appeal. */
  | { outcome: 'not-found' }
  | { outcome: 'changed-meanwhile'; by: string };

/**
 * Decides an appeal, with an answer to its author. Granted, it takes back just the decision that
 * it speaks of; upheld, that stays.
 *
 * @throws NotAllowed
 */
export async function decideAppeal(
  portal: Portal,
  { person, key }: { person: Person; key: ReviewKey },
  { isGranted, answer }: { isGranted: boolean; answer: string },
): Promise<AppealDecision> {
  assertMay(person, 'moderate');
  const read = readNote(answer);
  if ('problem' in read) return { outcome: 'invalid', problem: read.problem };
  if (read.note === null) return { outcome: 'invalid', problem: 'missing' };
  const text = read.note;
  let effect: Effect | null = null;
  const decided = await portal.db.transaction().execute(async (db): Promise<AppealDecision> => {
    const reviewed = await lockReviewed(db, key);
    const found = reviewed && (await readAppealed(db, key));
    if (!reviewed || !found) return { outcome: 'not-found' };
    if (found.decidedBy !== null) return { outcome: 'changed-meanwhile', by: found.decidedBy };
    const now = portal.clock();
    await close(db, key, { isGranted, answer: text, now, by: person.login });
    effect = isGranted ? await takeBack(portal, db, reviewed, found.decisionId) : null;
    if (effect) await writeDown(portal, db, reviewed, effect, person);
    await record(db, person, now, {
      action: isGranted ? 'appeal-granted' : 'appeal-upheld',
      subject: 'rating',
      subjectId: key.ratingId,
      after: { organizationId: key.organizationId, answer: text },
    });
    const data = { ...key, granted: isGranted, answer: text };
    await tellAuthor(db, now, reviewed, { kind: 'appeal-decided', data });
    return { outcome: 'done' };
  });
  await showEffect(portal, key, effect);
  return decided;
}

function readAppealed(db: Database, { organizationId, ratingId }: ReviewKey) {
  return db
    .selectFrom('moderation_appeals')
    .select(['decision_id as decisionId', 'decided_by as decidedBy'])
    .where('organization_id', '=', organizationId)
    .where('rating_id', '=', ratingId)
    .executeTakeFirst();
}

async function close(
  db: Database,
  { organizationId, ratingId }: ReviewKey,
  closed: { isGranted: boolean; answer: string; now: Date; by: string },
): Promise<void> {
  await db
    .updateTable('moderation_appeals')
    .set({
      outcome: closed.isGranted ? 'granted' : 'upheld',
      answer: closed.answer,
      decided_at: closed.now,
      decided_by: closed.by,
    })
    .where('organization_id', '=', organizationId)
    .where('rating_id', '=', ratingId)
    .execute();
}

/** @returns null when the decision does not hold any more, as when the rating was withdrawn */
async function takeBack(
  portal: Portal,
  db: Database,
  reviewed: Reviewed,
  decisionId: number,
): Promise<Effect | null> {
  const decision = reviewed.decisions.find(({ id }) => id === decisionId);
  if (decision?.kind === 'excluded') {
    const recorded = await recountRating(db, reviewed);
    return recorded && { kind: 'reinstated', grounds: null, notice: null, recorded };
  }
  if (decision?.kind === 'remark-hidden') {
    const isShown = await showRemark(portal, db, reviewed);
    return isShown ? { kind: 'remark-published', grounds: null, notice: null } : null;
  }
  const isHidingOver = decision?.kind === 'hidden' && reviewed.commentState !== 'hidden';
  if (reviewed.status === 'withdrawn' || isHidingOver) return null;
  return (await showAgain(db, reviewed)) ? { kind: 'restored', grounds: null, notice: null } : null;
}

async function showEffect(portal: Portal, key: ReviewKey, effect: Effect | null): Promise<void> {
  if (effect) await showChange(portal, key, effect.recorded);
}
