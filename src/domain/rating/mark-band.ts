/**
 * Ratings by their mark, which is the mean of the four base scores, rounded half up: low are the
 * marks 1 and 2, middle is 3, high are 4 and 5.
 */
export const MARK_BANDS = ['low', 'middle', 'high'] as const;
export type MarkBand = (typeof MARK_BANDS)[number];

/** The totals of the four base scores (4–20) that belong to a band, both ends included. */
const TOTALS: Record<MarkBand, readonly [least: number, most: number]> = {
  low: [4, 9],
  middle: [10, 13],
  high: [14, 20],
};

/** The least and the greatest total of the four base scores in a band. */
export function totalsOf(band: MarkBand): readonly [least: number, most: number] {
  return TOTALS[band];
}
