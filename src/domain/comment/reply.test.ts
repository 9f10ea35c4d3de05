import { expect, test } from 'vitest';
import { firstDayOnTime, readReply, REPLY_MAX_LENGTH, replyDueOn } from './reply.ts';

test('a reply is due on the fifteenth day after the comment', () => {
  expect(replyDueOn('2026-02-20')).toBe('2026-03-07');
  expect(firstDayOnTime('2026-03-07')).toBe('2026-02-20');
});

test('a reply is stored like a comment, and neither empty nor endless', () => {
  expect(readReply(' Спасибо!\r\n\r\n\r\nИсправим. ')).toEqual({ body: 'Спасибо!\n\nИсправим.' });
  expect(readReply(' \u200B\n ')).toEqual({ problem: 'missing' });
  expect(readReply('я'.repeat(REPLY_MAX_LENGTH))).toHaveProperty('body');
  expect(readReply('я'.repeat(REPLY_MAX_LENGTH + 1))).toEqual({ problem: 'too-long' });
});
