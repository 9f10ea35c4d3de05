/**
 * How a link of the header marks itself on the page at `path` (as in Russian): as that very page,
 * as the section it is in, or not at all.
 */
export function currentSection(path: string, section: string): 'page' | 'true' | undefined {
  if (path === section) return 'page';
  return path.startsWith(`${section}/`) ? 'true' : undefined;
}
