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

/** The spans that touch none of the protected ones. Both lists may come in any order. */
export function spansOutside(spans: readonly Span[], kept: readonly Span[]): Span[] {
  const islands = mergeSpans(kept);
  let next = 0;
  return [...spans]
    .sort((a, b) => a.start - b.start || a.end - b.end)
    .filter((span) => {
      while (next < islands.length && (islands[next]?.end ?? 0) <= span.start) next += 1;
      const island = islands[next];
      return island === undefined || island.start >= span.end;
    });
}
