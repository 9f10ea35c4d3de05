/** The place of a found organisation in the order of results: each number ascending. */
export interface ResultPlace {
  /** Which of the queries of a plan found it, from 1; see plan.ts. */
  tier: number;
  /** 1 when the name says much more than was asked for. */
  loose: number;
  precedence: number;
  id: number;
}

/** A cursor that no search has given out. */
export class UnknownCursor extends Error {
  override name = 'UnknownCursor';
}

/** Before the first result. */
export const START: ResultPlace = { tier: 0, loose: 0, precedence: 0, id: 0 };

export function encodeCursor({ tier, loose, precedence, id }: ResultPlace): string {
  return [tier, loose, -precedence, id].join('.');
}

/** @throws UnknownCursor */
export function decodeCursor(cursor: string | null | undefined): ResultPlace {
  if (cursor === null || cursor === undefined) return START;
  const match = /^([1-4])\.([01])\.(\d{1,4})\.(\d{1,15})$/.exec(cursor);
  if (match === null) throw new UnknownCursor(cursor);
  const [tier, loose, standing, id] = match.slice(1).map(Number) as [
    number,
    number,
    number,
    number,
  ];
  return { tier, loose, precedence: 0 - standing, id };
}
