/** So many wrong passwords for a login pass without a pause: people mistype. */
export const FREE_FAILURES = 5;

/** The longest pause, in seconds: guessing stays slow, and nobody is locked out for good. */
export const LONGEST_PAUSE = 60;

/**
 * How long the next try for a login has to wait after wrong passwords in a row: 2, 4, 8 … up to 60
 * seconds, from the fifth on.
 *
 * @param failures how many there were, 0 or more
 * @returns seconds after the last one
 */
export function pauseAfter(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(LONGEST_PAUSE, 2 ** (failures - FREE_FAILURES + 1));
}

/**
 * What is left of the pause, in whole seconds; 0 when the next try is free.
 *
 * @param lastAt when the last wrong password came
 */
export function secondsToWait(failures: number, lastAt: Date, now: Date): number {
  const passed = (now.getTime() - lastAt.getTime()) / 1000;
  return Math.max(0, Math.ceil(pauseAfter(failures) - passed));
}
