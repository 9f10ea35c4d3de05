import { expect, it } from 'vitest';
import { withSource } from './map-tiles.ts';

it('adds the source of map pictures to pictures and fetching alone', () => {
  const policy = "default-src 'self'; img-src 'self' data:; connect-src 'self'; object-src 'none'";
  expect(withSource(policy, 'https://tiles.example.org')).toBe(
    "default-src 'self'; img-src 'self' data: https://tiles.example.org; " +
      "connect-src 'self' https://tiles.example.org; object-src 'none'",
  );
});
