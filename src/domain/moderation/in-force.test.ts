import { expect, test } from 'vitest';
import type { DecisionKind } from './decision.ts';
import { decisionsInForce, objectionable } from './in-force.ts';

function after(...kinds: DecisionKind[]) {
  const now = decisionsInForce(kinds.map((kind, at) => ({ kind, id: at + 1 })));
  const ids = [now.hidden, now.masked, now.excluded, now.remark].map(
    (decision) => decision?.id ?? 0,
  );
  return [...ids, objectionable(now)?.id ?? 0];
}

test.each<[DecisionKind[], number[]]>([
  [[], [0, 0, 0, 0, 0]],
  [['published'], [0, 0, 0, 0, 0]],
  [['hidden'], [1, 0, 0, 0, 1]],
  [
    ['published', 'hidden', 'restored'],
    [0, 0, 0, 0, 0],
  ],
  [
    ['masked', 'hidden'],
    [2, 1, 0, 0, 2],
  ],
  [
    ['hidden', 'masked'],
    [0, 2, 0, 0, 2],
  ],
  [
    ['masked', 'hidden', 'restored'],
    [0, 1, 0, 0, 1],
  ],
  [
    ['masked', 'hidden', 'restored', 'restored'],
    [0, 0, 0, 0, 0],
  ],
  [
    ['excluded', 'masked'],
    [0, 2, 1, 0, 2],
  ],
  [
    ['hidden', 'excluded'],
    [1, 0, 2, 0, 2],
  ],
  [
    ['hidden', 'excluded', 'reinstated'],
    [1, 0, 0, 0, 1],
  ],
  [
    ['excluded', 'reinstated', 'excluded'],
    [0, 0, 3, 0, 3],
  ],
  [
    ['excluded', 'remark-hidden'],
    [0, 0, 1, 2, 2],
  ],
  [
    ['hidden', 'remark-hidden', 'remark-published'],
    [1, 0, 0, 0, 1],
  ],
])('after %j', (kinds, result) => {
  expect(after(...kinds)).toEqual(result);
});
