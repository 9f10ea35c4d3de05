import type { Notice, OverdueWork } from '#domain/notification/kinds.ts';

/** Where what a notification tells of can be seen: the path of a page, without its language. */
export function pageOf(notice: Notice): string {
  switch (notice.kind) {
    case 'reply-received':
    case 'comment-reviewed':
    case 'appeal-decided':
    case 'rating-excluded':
      return '/account/ratings';
    case 'low-rating':
      // The newest come first there; comments that are due longer stand before this one.
      return `/cabinet/${notice.data.organizationId}/ratings`;
    case 'comment-added':
    case 'reply-judged':
    case 'reply-due':
      return `/cabinet/${notice.data.organizationId}/comments`;
    case 'publication-changed':
      return `/cabinet/${notice.data.organizationId}`;
    case 'criterion-expired':
      return `/cabinet/${notice.data.organizationId}/criteria`;
    case 'registration-requested':
      return `/operator/requests/${notice.data.number}`;
    case 'comment-pending':
    case 'appeal-received': {
      const { organizationId, ratingId } = notice.data;
      // Of several that a digest takes together none is named.
      const one = ratingId === undefined ? '' : `/${organizationId}/${ratingId}`;
      return `/operator/moderation${one}`;
    }
    case 'feedback-received':
      return `/operator/feedback/${notice.data.number}`;
    case 'work-overdue':
      return DESKS[notice.data.work];
  }
}

const DESKS: Record<OverdueWork, string> = {
  requests: '/operator/requests',
  comments: '/operator/moderation',
  appeals: '/operator/moderation',
  remarks: '/operator/moderation/remarks',
  feedback: '/operator/feedback',
};
