export type ArrayItem = string | number | boolean | null;

/** Signs that end or change a quoted item. */
const SPECIAL = /["\\]/g;

/**
 * A PostgreSQL array as text: the form that the driver sends as it is, and the fastest way to
 * bring a column of many rows into a statement.
 */
export function arrayLiteral(items: readonly ArrayItem[]): string {
  return `{${items.map(itemLiteral).join(',')}}`;
}

function itemLiteral(item: ArrayItem): string {
  if (item === null) return 'null';
  if (typeof item !== 'string') return String(item);
  return `"${SPECIAL.test(item) ? item.replace(SPECIAL, '\\$&') : item}"`;
}
