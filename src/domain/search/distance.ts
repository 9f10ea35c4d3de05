/**
 * How many typing errors lie between two words: letters left out, added, mistaken, or two
 * neighbours swapped (optimal string alignment distance).
 *
 * @param most beyond this the exact number does not matter
 * @returns 0 and more; `most + 1` for anything beyond `most`
 */
export function typingErrors(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let errors = Math.min(
        (last[j] ?? 0) + 1,
        (current[j - 1] ?? 0) + 1,
        (last[j - 1] ?? 0) + (same ? 0 : 1),
      );
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        errors = Math.min(errors, (beforeLast[j - 2] ?? 0) + 1);
      }
      current.push(errors);
    }
    [beforeLast, last] = [last, current];
  }
  return Math.min(last[b.length] ?? 0, most + 1);
}

/** How many typing errors a key may have and still be taken for another. */
export function toleratedErrors(key: string): number {
  if (key.length < 4) return 0;
  return key.length < 7 ? 1 : 2;
}
