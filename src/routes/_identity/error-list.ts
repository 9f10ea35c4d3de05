/**
 * What is wrong with a form, as the summary at the top of a page shows it.
 *
 * @param names what the fields are called, where the messages alone would not say which is meant
 */
export function errorList(
  problems: Readonly<Record<string, string>> | undefined,
  names: Readonly<Record<string, string>> = {},
) {
  return Object.entries(problems ?? {}).map(([field, message]) => ({
    field,
    message: names[field] ? `${names[field]}: ${lowerFirst(message)}` : message,
  }));
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
