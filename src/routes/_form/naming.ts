/** What a field is called, by the labels of a form; empty for what is no field of it. */
export function naming(labels: Readonly<Record<string, () => string>>): (field: string) => string {
  return (field) => labels[field]?.() ?? '';
}
