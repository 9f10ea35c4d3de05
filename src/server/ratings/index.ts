export { readQuestionnaireForm, type QuestionnaireForm } from './form.ts';
export { submitRating, withdrawRating, type Submission } from './commands.ts';
export { recountRating, uncountRating, type Recorded } from './record.ts';
export { citizenOfTicket, draftTicket, dropDraft, readDraft, saveDraft } from './drafts.ts';
export { allRatings, type OpenRating } from './all-ratings.ts';
export { publishedComment, publishedComments } from './comments.ts';
export {
  latestRating,
  ownRating,
  ratingOnDay,
  ratingsOfCitizen,
  type OwnRating,
} from './own-ratings.ts';
export type { PublicRating, PublicReply, RatingKey } from './public-rating.ts';
export {
  answerField,
  isQuestionnaireField,
  ownServiceChoice,
  type FieldProblem,
  type FieldProblems,
  type Fields,
} from './schema.ts';
