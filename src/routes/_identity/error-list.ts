/** What is wrong with a form, as the summary at the top of a page shows it. */
export function errorList(problems: Readonly<Record<string, string>> | undefined) {
  return Object.entries(problems ?? {}).map(([field, message]) => ({ field, message }));
}
