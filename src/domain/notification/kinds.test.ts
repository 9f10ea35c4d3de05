import { expect, test } from 'vitest';
import { ROLES } from '../access/permissions.ts';
import { isKindName, KIND_NAMES, kindsFor, topicOf, usualChannels } from './kinds.ts';

test('each kind belongs to one role', () => {
  expect(ROLES.flatMap(kindsFor).sort()).toEqual([...KIND_NAMES].sort());
});

test('without a choice, nobody misses a kind altogether', () => {
  for (const kind of KIND_NAMES) {
    const { portal, mail } = usualChannels(kind);
    expect([kind, portal || mail !== 'none']).toEqual([kind, true]);
  }
});

test('a low rating is mailed at once, a usual comment in the digest', () => {
  expect(usualChannels('low-rating').mail).toBe('at-once');
  expect(usualChannels('comment-added').mail).toBe('digest');
});

test('names of other versions are no kinds', () => {
  expect(isKindName('low-rating')).toBe(true);
  expect(isKindName('toString')).toBe(false);
});

test('a low rating is told again once its comment can be read, and only then', () => {
  const key = { organizationId: 1, ratingId: 2 };
  const added = topicOf({ kind: 'comment-added', data: key });
  expect(topicOf({ kind: 'low-rating', data: { ...key, published: true } })).toBe(added);
  expect(topicOf({ kind: 'low-rating', data: { ...key, published: false } })).not.toBe(added);
});
