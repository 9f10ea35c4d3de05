import type { BaseCriterion } from '#domain/rating/criteria.ts';
import { m } from '#i18n/compiled/messages.js';

/** The question of a base criterion, and the words for the ends of its scale. */
export function criterionTexts(criterion: BaseCriterion): {
  question: string;
  low: string;
  high: string;
} {
  switch (criterion) {
    case 'simplicity':
      return {
        question: m.rate_criterion_simplicity(),
        low: m.rate_simplicity_low(),
        high: m.rate_simplicity_high(),
      };
    case 'information':
      return {
        question: m.rate_criterion_information(),
        low: m.rate_information_low(),
        high: m.rate_information_high(),
      };
    case 'timeliness':
      return {
        question: m.rate_criterion_timeliness(),
        low: m.rate_timeliness_low(),
        high: m.rate_timeliness_high(),
      };
    case 'courtesy':
      return {
        question: m.rate_criterion_courtesy(),
        low: m.rate_courtesy_low(),
        high: m.rate_courtesy_high(),
      };
  }
}
