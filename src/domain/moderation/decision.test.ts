import { expect, test } from 'vitest';
import { COMMENT_REASONS, NOTE_MAX_LENGTH, readGrounds } from './decision.ts';

test.each([
  ['insult', '', { grounds: { reason: 'insult', note: null } }],
  ['spam', ' Реклама. ', { grounds: { reason: 'spam', note: 'Реклама.' } }],
  ['other', 'Повтор.', { grounds: { reason: 'other', note: 'Повтор.' } }],
  ['other', ' \u200B ', { problems: { note: 'missing' } }],
  ['', 'Повтор.', { problems: { reason: 'missing' } }],
  ['own-staff', '', { problems: { reason: 'missing' } }],
  ['', 'я'.repeat(100_000), { problems: { reason: 'missing', note: 'too-long' } }],
  ['insult', 'я'.repeat(NOTE_MAX_LENGTH + 1), { problems: { note: 'too-long' } }],
  ['insult', 'по\uFFFD', { problems: { note: 'damaged' } }],
])('«%s» with «%.10s»', (reason, note, result) => {
  expect(readGrounds(COMMENT_REASONS, { reason, note })).toEqual(result);
});
