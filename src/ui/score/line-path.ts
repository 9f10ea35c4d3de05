/**
 * The line through the means of consecutive months, broken where a month has none. A month between
 * two gaps is a point of no length; its dot shows it.
 *
 * @param means 1–5, or null
 * @returns an SVG path in a box as wide as there are months and 4 high, 5 at its top
 */
export function linePath(means: ReadonlyArray<number | null>): string {
  let path = '';
  means.forEach((mean, index) => {
    if (mean === null) return;
    const begins = index === 0 || means[index - 1] === null;
    path += `${begins ? 'M' : 'L'}${index + 0.5} ${round(5 - mean)}`;
  });
  return path;
}

const round = (value: number) => Math.round(value * 1000) / 1000;
