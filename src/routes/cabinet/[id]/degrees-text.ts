/** Degrees as a field shows them; with the comma or point of the language. */
export function degreesText(value: number | null, comma: boolean): string {
  if (value === null) return '';
  return comma ? String(value).replace('.', ',') : String(value);
}
