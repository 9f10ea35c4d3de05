import { expect, test } from 'vitest';
import { REPLY_MAX_LENGTH } from './reply.ts';
import { readRemark, REMARK_MAX_LENGTH } from './remark.ts';
import { readTemplate, TEMPLATE_TITLE_MAX_LENGTH, withTemplate } from './reply-template.ts';

test('a template has a title of one line and a text', () => {
  expect(readTemplate({ title: ' О\nзаписи ', body: ' Спасибо!\r\n' })).toEqual({
    template: { title: 'О записи', body: 'Спасибо!' },
  });
  expect(readTemplate({ title: ' ', body: '\u200B' })).toEqual({
    problems: { title: 'missing', body: 'missing' },
  });
  const long = (length: number) => 'я'.repeat(length + 1);
  expect(
    readTemplate({ title: long(TEMPLATE_TITLE_MAX_LENGTH), body: long(REPLY_MAX_LENGTH) }),
  ).toEqual({ problems: { title: 'too-long', body: 'too-long' } });
});

test('a template goes below what was written already', () => {
  expect(withTemplate(' \n', 'Спасибо!')).toBe('Спасибо!');
  expect(withTemplate('Уважаемый автор!\n', 'Спасибо!')).toBe('Уважаемый автор!\n\nСпасибо!');
});

test('a remark is stored like a comment, and neither empty nor endless', () => {
  expect(readRemark(' Так и не починили.\r\n')).toEqual({ remark: 'Так и не починили.' });
  expect(readRemark('\u200B ')).toEqual({ problem: 'missing' });
  expect(readRemark('я'.repeat(REMARK_MAX_LENGTH))).toHaveProperty('remark');
  expect(readRemark('я'.repeat(REMARK_MAX_LENGTH + 1))).toEqual({ problem: 'too-long' });
});
