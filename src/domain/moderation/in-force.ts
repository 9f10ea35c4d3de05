import type { DecisionKind } from './decision.ts';

/** What of all that was decided on a rating holds now. */
export interface InForce<Decision> {
  /** By which the comment is hidden. */
  hidden: Decision | null;
  /** By which a part of the comment is masked; it may be hidden besides. */
  masked: Decision | null;
  /** By which the rating does not count. */
  excluded: Decision | null;
  /** By which the author's remark on the official reply is hidden. */
  remark: Decision | null;
}

/** @param decisions all on one rating, the earliest first */
export function decisionsInForce<Decision extends { kind: DecisionKind }>(
  decisions: readonly Decision[],
): InForce<Decision> {
  const now: InForce<Decision> = {
    hidden: null,
    masked: null,
    excluded: null,
    remark: null,
  };
  for (const decision of decisions) {
    switch (decision.kind) {
      case 'hidden':
        now.hidden = decision;
        break;
      case 'masked':
        now.masked = decision;
        now.hidden = null;
        break;
      case 'published':
        now.hidden = null;
        now.masked = null;
        break;
      case 'restored':
        // What was hidden is shown as it was before; only what was merely masked is shown in full.
        if (now.hidden) now.hidden = null;
        else now.masked = null;
        break;
      case 'excluded':
        now.excluded = decision;
        break;
      case 'reinstated':
        now.excluded = null;
        break;
      case 'remark-hidden':
        now.remark = decision;
        break;
      case 'remark-published':
        now.remark = null;
    }
  }
  return now;
}

/** The latest decision that an author may object to; null when nothing speaks against the rating. */
export function objectionable<Decision extends { id: number }>({
  hidden,
  masked,
  excluded,
  remark,
}: InForce<Decision>): Decision | null {
  const standing = [hidden ?? masked, excluded, remark].filter((decision) => decision !== null);
  return standing.sort((a, b) => b.id - a.id)[0] ?? null;
}
