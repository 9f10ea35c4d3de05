import { m } from '#i18n/compiled/messages.js';
import type { Action, Subject } from '#server/audit/index.ts';

const ACTIONS: Record<Action, () => string> = {
  'request-taken': m.audit_action_request_taken,
  'request-returned': m.audit_action_request_returned,
  'request-approved': m.audit_action_request_approved,
  'request-refused': m.audit_action_request_refused,
  'request-person-corrected': m.audit_action_request_person_corrected,
  'organization-registered': m.audit_action_organization_registered,
  'person-invited': m.audit_action_person_invited,
  'person-reinvited': m.audit_action_person_reinvited,
  'person-changed': m.audit_action_person_changed,
  'person-removed': m.audit_action_person_removed,
  'invitation-accepted': m.audit_action_invitation_accepted,
  'profile-edited': m.audit_action_profile_edited,
  'services-edited': m.audit_action_services_edited,
  'photo-changed': m.audit_action_photo_changed,
  'photo-removed': m.audit_action_photo_removed,
  'subdivision-added': m.audit_action_subdivision_added,
  'subdivision-edited': m.audit_action_subdivision_edited,
  'subdivision-closed': m.audit_action_subdivision_closed,
  'subdivision-reopened': m.audit_action_subdivision_reopened,
  'subdivisions-ordered': m.audit_action_subdivisions_ordered,
  'comment-replied': m.audit_action_comment_replied,
  'criterion-added': m.audit_action_criterion_added,
  'criterion-edited': m.audit_action_criterion_edited,
  'criterion-moved': m.audit_action_criterion_moved,
  'criterion-retired': m.audit_action_criterion_retired,
  'criterion-restored': m.audit_action_criterion_restored,
  'registration-corrected': m.audit_action_registration_corrected,
  'organization-suspended': m.audit_action_organization_suspended,
  'organization-restored': m.audit_action_organization_restored,
  'organization-merged': m.audit_action_organization_merged,
  'merger-undone': m.audit_action_merger_undone,
  'comment-published': m.audit_action_comment_published,
  'comment-masked': m.audit_action_comment_masked,
  'comment-hidden': m.audit_action_comment_hidden,
  'comment-restored': m.audit_action_comment_restored,
  'rating-excluded': m.audit_action_rating_excluded,
  'rating-reinstated': m.audit_action_rating_reinstated,
  'appeal-granted': m.audit_action_appeal_granted,
  'appeal-upheld': m.audit_action_appeal_upheld,
  'word-added': m.audit_action_word_added,
  'word-removed': m.audit_action_word_removed,
  'feedback-taken': m.audit_action_feedback_taken,
  'feedback-returned': m.audit_action_feedback_returned,
  'feedback-answered': m.audit_action_feedback_answered,
  'feedback-closed': m.audit_action_feedback_closed,
};

const SUBJECTS: Record<Subject, (text: { id: string }) => string> = {
  'registration-request': m.audit_subject_registration_request,
  organization: m.audit_subject_organization,
  subdivision: m.audit_subject_subdivision,
  'responsible-person': m.audit_subject_responsible_person,
  rating: m.audit_subject_rating,
  criterion: m.audit_subject_criterion,
  'moderation-word': m.audit_subject_moderation_word,
  feedback: m.audit_subject_feedback,
};

/** What was done, in words. */
export const actionText = (action: Action) => ACTIONS[action]();

/** To what it was done, in words. */
export const subjectText = (subject: Subject, id: string) => SUBJECTS[subject]({ id });
