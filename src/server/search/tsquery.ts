/**
 * Text of a tsquery, which matches documents by their terms. Written by hand, because the terms
 * are ready: `to_tsquery` would take them apart again.
 */
export type TsQuery = string;

/** Documents with the term. */
export function term(text: string): TsQuery {
  return `'${text.replace(/\\/g, '\\\\').replace(/'/g, "''")}'`;
}

/** Documents with a term that begins so. */
export function beginning(text: string): TsQuery {
  return `${term(text)}:*`;
}

/** @param queries at least one */
export function anyOf(queries: readonly TsQuery[]): TsQuery {
  return join(queries, ' | ');
}

/** @param queries at least one */
export function allOf(queries: readonly TsQuery[]): TsQuery {
  return join(queries, ' & ');
}

export function butNot(query: TsQuery, other: TsQuery): TsQuery {
  return `${query} & !(${other})`;
}

function join(queries: readonly TsQuery[], operator: string): TsQuery {
  const unique = [...new Set(queries)];
  return unique.length === 1 ? unique[0]! : `(${unique.join(operator)})`;
}
