import type { Role } from '../access/permissions.ts';
import type { Grounds } from '../moderation/decision.ts';

/** How a notification is mailed: a letter of its own, in the digest, or not at all. */
export type Mailing = 'at-once' | 'digest' | 'none';

/** Somebody's choice for one kind, or what holds without one. */
export interface Channels {
  /** Whether it stands in the list on the portal. */
  portal: boolean;
  mail: Mailing;
}

/** What a kind of notification is. */
interface Kind {
  /** Whose it is: the role that its recipients have. */
  audience: Role;
  /** What holds for somebody who has chosen nothing. */
  usual: Channels;
  /** Only in the digest: too many for a list, and for a letter each. */
  digestOnly?: true;
}

const AT_ONCE: Channels = { portal: true, mail: 'at-once' };
const IN_DIGEST: Channels = { portal: true, mail: 'digest' };

/**
 * All kinds of notifications, in the order in which settings and digests name them. Each can be
 * turned off, on the portal and by mail. What concerns the security of an account (password,
 * address, invitation) is no notification but a letter, and cannot.
 */
export const KINDS = {
  /** The organisation replied to the citizen's comment. */
  'reply-received': { audience: 'citizen', usual: AT_ONCE },
  /** The operator decided about the citizen's comment, or the remark on the reply to it. */
  'comment-reviewed': { audience: 'citizen', usual: AT_ONCE },
  /** The operator decided about the citizen's appeal. */
  'appeal-decided': { audience: 'citizen', usual: AT_ONCE },
  /** The operator excluded the citizen's rating, or counts it again. */
  'rating-excluded': { audience: 'citizen', usual: AT_ONCE },

  /** A low rating with a comment (domain/rating/low-rating.ts). */
  'low-rating': { audience: 'organization', usual: AT_ONCE },
  /** How many ratings came, and their mean. */
  'new-ratings': {
    audience: 'organization',
    usual: { portal: false, mail: 'digest' },
    digestOnly: true,
  },
  /** A comment that everybody can read; those of low ratings are a kind of their own. */
  'comment-added': { audience: 'organization', usual: IN_DIGEST },
  /** The citizen said whether the reply helped, or added a remark. */
  'reply-judged': { audience: 'organization', usual: IN_DIGEST },
  /** The term for replies comes to its end, or is over. */
  'reply-due': { audience: 'organization', usual: IN_DIGEST },
  /** The organisation can be seen and rated from now on, or no longer. */
  'publication-changed': { audience: 'organization', usual: AT_ONCE },
  /** The time of an additional criterion is over. */
  'criterion-expired': { audience: 'organization', usual: IN_DIGEST },

  /** Somebody asks to register an organisation. */
  'registration-requested': { audience: 'operator', usual: IN_DIGEST },
  /** A comment waits for a decision. */
  'comment-pending': { audience: 'operator', usual: IN_DIGEST },
  /** A citizen objects to a decision. */
  'appeal-received': { audience: 'operator', usual: IN_DIGEST },
  /** A message to technical support. */
  'feedback-received': { audience: 'operator', usual: IN_DIGEST },
  /** Something waits for longer than it should. */
  'work-overdue': { audience: 'operator', usual: IN_DIGEST },
} as const satisfies Record<string, Kind>;

export type KindName = keyof typeof KINDS;
export const KIND_NAMES = Object.keys(KINDS) as KindName[];

/** What can wait for longer than it should. */
export type OverdueWork = 'requests' | 'comments' | 'appeals' | 'remarks' | 'feedback';

interface OfRating {
  organizationId: number;
  ratingId: number;
}

/**
 * What is kept of a notification of each kind: ids and what an official wrote, from which its text and
 * its link are made in the reader's language when they are read, and never who rated.
 */
export interface NotificationData {
  'reply-received': OfRating;
  /** 'masked': published with parts of it hidden; 'restored': shown again. */
  'comment-reviewed': OfRating & {
    decision: 'published' | 'hidden' | 'masked' | 'restored' | 'remark-hidden' | 'remark-published';
    grounds: Grounds | null;
  };
  'appeal-decided': OfRating & { granted: boolean; answer: string };
  /** grounds: null when it counts again. */
  'rating-excluded': OfRating & { grounds: Grounds | null };
  /** published: whether others may read its comment already. */
  'low-rating': OfRating & { published: boolean };
  'new-ratings': never;
  'comment-added': OfRating;
  /** helped: null when only a remark came. */
  'reply-judged': OfRating & { helped: boolean | null };
  /** on: the last day of the term (Minsk); count: comments that have no reply. */
  'reply-due': { organizationId: number; on: string; count: number; overdue: boolean };
  'publication-changed': { organizationId: number; published: boolean };
  'criterion-expired': {
    organizationId: number;
    criterionId: number;
    questionRu: string;
    questionBe: string;
    /** The last Minsk day on which it was asked. */
    on: string;
  };
  'registration-requested': { number: number };
  'comment-pending': OfRating;
  'appeal-received': OfRating;
  'feedback-received': { number: number };
  /** on: the Minsk day on which it was noticed. */
  'work-overdue': { work: OverdueWork; count: number; on: string };
}

/** A notification of some kind with its data. */
export type Notice = {
  [K in KindName]: { kind: K; data: NotificationData[K] };
}[Exclude<KindName, 'new-ratings'>];

/** True for a name that is a kind of this version of the portal. */
export function isKindName(name: string): name is KindName {
  return Object.hasOwn(KINDS, name);
}

/** The kinds that somebody in this role gets. */
export function kindsFor(role: Role): KindName[] {
  return KIND_NAMES.filter((name) => KINDS[name].audience === role);
}

/** What holds for somebody who has chosen nothing. */
export function usualChannels(kind: KindName): Channels {
  return KINDS[kind].usual;
}

/** Whether a kind is only ever counted in the digest. */
export function isDigestOnly(kind: KindName): boolean {
  return 'digestOnly' in KINDS[kind];
}

/**
 * What a notification is about: nobody is told twice of the same thing, even when two jobs or
 * commands come upon it. Null: each one is news.
 */
export function topicOf(notice: Notice): string | null {
  switch (notice.kind) {
    case 'comment-added':
      return `comment:${notice.data.ratingId}`;
    case 'low-rating':
      // Told again when the comment can be read: then as a comment that was added.
      return `${notice.data.published ? 'comment' : 'low-rating'}:${notice.data.ratingId}`;
    case 'comment-pending':
      return `pending:${notice.data.ratingId}`;
    case 'reply-received':
      return `reply:${notice.data.ratingId}`;
    case 'reply-due': {
      const { organizationId, on, overdue } = notice.data;
      return `${overdue ? 'overdue' : 'due'}:${organizationId}:${on}`;
    }
    case 'criterion-expired':
      return `criterion:${notice.data.criterionId}:${notice.data.on}`;
    case 'registration-requested':
      return `request:${notice.data.number}`;
    case 'feedback-received':
      return `feedback:${notice.data.number}`;
    case 'work-overdue':
      return `overdue:${notice.data.work}:${notice.data.on}`;
    case 'comment-reviewed':
    case 'appeal-decided':
    case 'rating-excluded':
    case 'reply-judged':
    case 'publication-changed':
    case 'appeal-received':
      return null;
  }
}
