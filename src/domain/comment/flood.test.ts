import { expect, test } from 'vitest';
import { findFlood, LEAST_COMPARED_LENGTH, MOST_COMMENTS_AN_HOUR } from './flood.ts';

const LONG = 'я'.repeat(LEAST_COMPARED_LENGTH);

test.each([
  ['the fifth of an hour', LONG, { withinHour: MOST_COMMENTS_AN_HOUR - 1 }, []],
  ['the sixth of an hour', LONG, { withinHour: MOST_COMMENTS_AN_HOUR }, ['many']],
  ['a long text said before', LONG, { hasSameText: true }, ['copied']],
  ['a short thank-you said before', 'Спасибо!', { hasSameText: true }, []],
  ['both', LONG, { withinHour: 9, hasSameText: true }, ['many', 'copied']],
])('%s', (_, comment, earlier, reasons) => {
  expect(findFlood(comment, { withinHour: 0, hasSameText: false, ...earlier })).toEqual(reasons);
});
