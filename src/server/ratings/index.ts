export { readQuestionnaireForm, type QuestionnaireForm } from './form.ts';
export { submitRating, withdrawRating, type Submission } from './commands.ts';
export { recountRating, uncountRating, type Recorded } from './record.ts';
export { citizenOfTicket, draftTicket, dropDraft, readDraft, saveDraft } from './drafts.ts';
export {
  allRatings,
  latestRating,
  ownRating,
  publishedComment,
  publishedComments,
  ratingOnDay,
  ratingsOfCitizen,
  type OpenRating,
  type OwnRating,
  type PublicRating,
  type PublicReply,
  type RatingKey,
} from './queries.ts';
export {
  answerField,
  isQuestionnaireField,
  ownServiceChoice,
  type FieldProblem,
  type FieldProblems,
  type Fields,
} from './schema.ts';
