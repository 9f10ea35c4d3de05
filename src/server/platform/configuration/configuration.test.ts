import { describe, expect, it } from 'vitest';
import { ConfigurationError, readConfiguration } from './index.ts';

const base = { DATABASE_URL: 'postgres://localhost/portal', PORTAL_SECRET: 'x'.repeat(32) };

describe('pictures of streets on maps', () => {
  const url = 'https://tiles.example.org/{z}/{x}/{y}.png';

  it('come from a source that says whose they are', () => {
    const settings = { ...base, MAP_TILES: url, MAP_ATTRIBUTION: '© Example' };
    expect(readConfiguration(settings).mapTiles).toEqual({ url, attribution: '© Example' });
    expect(readConfiguration(base).mapTiles).toBeNull();
  });

  it.each([
    [{ MAP_TILES: url }, 'MAP_ATTRIBUTION'],
    [{ MAP_TILES: 'https://tiles.example.org/map.png', MAP_ATTRIBUTION: '©' }, 'MAP_TILES'],
    [{ MAP_TILES: url.replace('https', 'http'), MAP_ATTRIBUTION: '©' }, 'MAP_TILES'],
  ])('are refused as %o', (settings, named) => {
    expect(() => readConfiguration({ ...base, ...settings })).toThrow(ConfigurationError);
    expect(() => readConfiguration({ ...base, ...settings })).toThrow(named);
  });
});
