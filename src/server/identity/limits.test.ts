import { expect, test } from 'vitest';
import { Limits, networkOf } from './limits.ts';

const START = new Date('2026-01-15T09:00:00Z');

function later(seconds: number): Date {
  return new Date(START.getTime() + seconds * 1000);
}

test('a mailbox gets five letters an hour, and then waits for the hour to end', () => {
  const limits = new Limits();
  for (let letter = 0; letter < 5; letter += 1) {
    expect(limits.wait('mailbox', 'a@example.by', later(letter))).toBe(0);
    limits.count('mailbox', 'a@example.by', later(letter));
  }
  expect(limits.wait('mailbox', 'a@example.by', later(600))).toBe(3000);
  expect(limits.wait('mailbox', 'b@example.by', later(600))).toBe(0);
  expect(limits.wait('mailbox', 'a@example.by', later(3600))).toBe(0);
  limits.count('mailbox', 'a@example.by', later(3600));
  expect(limits.wait('mailbox', 'a@example.by', later(3601))).toBe(0);
});

test('the addresses of one IPv6 network count as one', () => {
  expect(networkOf('2001:db8:1:2::5')).toBe('2001:db8:1:2');
  expect(networkOf('2001:0db8:1:2:aaaa:bbbb:cccc:dddd')).toBe('2001:db8:1:2');
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0');
  expect(networkOf('::1')).toBe('0:0:0:0');
  expect(networkOf('::ffff:192.0.2.1')).toBe('::ffff:192.0.2.1');
  expect(networkOf('192.0.2.1')).toBe('192.0.2.1');
});
