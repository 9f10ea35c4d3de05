import { expect, test } from 'vitest';
import { arrayLiteral } from './arrays.ts';

test('texts are quoted, numbers and nulls stand as they are', () => {
  expect(arrayLiteral([1, null, true])).toBe('{1,null,true}');
  expect(arrayLiteral(['a,b', 'null', '', null])).toBe('{"a,b","null","",null}');
});

test('quotes and backslashes are escaped, time and again', () => {
  expect(arrayLiteral(['say "x"', 'c:\\d', '"'])).toBe('{"say \\"x\\"","c:\\\\d","\\""}');
});
