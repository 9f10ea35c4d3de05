export { exportOwnRatings, readOwnRatings, type RatingsPage } from './ratings.ts';
export {
  COMMENT_CHOICES,
  FILTER_NAMES,
  RATING_STATES,
  readRatingsFilter,
  type CommentChoice,
  type RatingsFilter,
  type RatingState,
} from './filter.ts';
export { ratingTexts } from './texts.ts';
export type { OrganizationRating, RatingsSummary } from './queries.ts';
