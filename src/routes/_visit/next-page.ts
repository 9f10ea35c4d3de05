/**
 * The page of this site to go on with: a path and query that cannot lead elsewhere; null for
 * anything else.
 */
export function nextPage(text: string | null): string | null {
  if (text === null || text.length > 1000 || !/^\/(?![/\\])[^\\\p{Cc}]*$/u.test(text)) return null;
  const url = URL.parse(text, 'http://portal.invalid');
  // Dots are resolved by now: «/.//elsewhere» has become «//elsewhere».
  const isOurs = url?.origin === 'http://portal.invalid' && !url.pathname.startsWith('//');
  return isOurs ? url.pathname + url.search : null;
}
