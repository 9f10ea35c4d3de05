import { mergeSpans, type Span } from '../comment/personal-data/span.ts';
import { PERSONAL_DATA_MASK } from '../comment/mask-personal-data.ts';

/** So many different fragments of one comment can be masked; who needs more hides it. */
export const MOST_FRAGMENTS = 50;

export type MaskingResult =
  | { text: string }
  | { problem: 'missing' | 'too-many' }
  /** A fragment that does not stand in the comment as whole words. */
  | { problem: 'not-found'; fragment: string }
  /** Nothing readable would be left: such a comment is hidden instead. */
  | { problem: 'everything' };

/**
 * The text with each fragment, wherever it stands as whole words, replaced by the mask.
 *
 * @param typed one fragment on each line
 */
export function maskFragments(text: string, typed: string): MaskingResult {
  const lines = typed.normalize('NFC').split(/\r\n?|\n/u);
  const fragments = [...new Set(lines.map((line) => line.trim()).filter((line) => line !== ''))];
  if (fragments.length === 0) return { problem: 'missing' };
  if (fragments.length > MOST_FRAGMENTS) return { problem: 'too-many' };
  const spans: Span[] = [];
  for (const fragment of fragments) {
    const found = isReadable(fragment) ? findWhole(text, fragment) : [];
    if (found.length === 0) return { problem: 'not-found', fragment };
    spans.push(...found);
  }
  const masked = replaceSpans(text, mergeSpans(spans));
  return isReadable(masked) ? { text: masked } : { problem: 'everything' };
}

function isReadable(text: string): boolean {
  return /[\p{L}\d]/u.test(text);
}

/** Where a fragment stands without cutting a word. */
function findWhole(text: string, fragment: string): Span[] {
  const spans: Span[] = [];
  for (let start = text.indexOf(fragment); start >= 0; start = text.indexOf(fragment, start + 1)) {
    const end = start + fragment.length;
    const cuts =
      (/^[\p{L}\p{M}\d]/u.test(fragment) &&
        /[\p{L}\p{M}\d]$/u.test(text.slice(Math.max(0, start - 2), start))) ||
      (/[\p{L}\p{M}\d]$/u.test(fragment) && /^[\p{L}\p{M}\d]/u.test(text.slice(end, end + 2)));
    if (!cuts) spans.push({ start, end });
  }
  return spans;
}

function replaceSpans(text: string, spans: readonly Span[]): string {
  let result = '';
  let from = 0;
  for (const { start, end } of spans) {
    result += text.slice(from, start) + PERSONAL_DATA_MASK;
    from = end;
  }
  return result + text.slice(from);
}
