/** Minutes since midnight as a clock shows them: 8:30. */
export function clockText(minutes: number): string {
  const inDay = minutes % (24 * 60);
  return `${Math.floor(inDay / 60)}:${String(inDay % 60).padStart(2, '0')}`;
}
