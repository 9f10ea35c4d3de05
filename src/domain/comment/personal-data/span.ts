/** Kinds of personal data that are masked in comments. */
export type PersonalDataKind =
  'email' | 'iban' | 'personal-number' | 'passport' | 'card' | 'telephone';

/** A piece of a text: UTF-16 offsets, `end` not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Every match of a pattern as a span. A group named `lead` is context that only had to stand
 * there (the word «телефон» before a number) and stays outside of the span.
 */
export function spansOf(pattern: RegExp, text: string): Span[] {
  return [...text.matchAll(pattern)].map((match) => ({
    start: match.index + (match.groups?.lead?.length ?? 0),
    end: match.index + match[0].length,
  }));
}

/** Sorts spans and joins those that overlap. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = merged.at(-1);
    if (last !== undefined && span.start < last.end) {
      merged[merged.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else {
      merged.push(span);
    }
  }
  return merged;
}

/** The text with spans blotted out, of the same length, so that no search looks into them. */
export function hideSpans(text: string, spans: readonly Span[]): string {
  let result = '';
  let from = 0;
  for (const { start, end } of mergeSpans(spans)) {
    result += text.slice(from, start) + '\n'.repeat(end - start);
    from = end;
  }
  return result + text.slice(from);
}
