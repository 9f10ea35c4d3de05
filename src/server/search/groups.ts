import type { QueryPart, QueryWord } from '#domain/search/query.ts';
import type { Database } from '#server/platform/database/index.ts';
import { correct, lookUp, type Correction, type Frequency, type Vocabulary } from './vocabulary.ts';

/** One thing that an organisation must have: any of the keys, or a key with any beginning. */
export interface Group {
  keys: string[];
  beginnings: string[];
  /** About how many organisations have it, services not counted. */
  frequency: Frequency;
}

/** What a query means, given the words that organisations have. */
export interface Meaning {
  groups: Group[];
  /** The query with layout and typing errors put right; null when there were none. */
  correctedTo: string | null;
  /** Some words mean nothing here and were left out. */
  incomplete: boolean;
}

interface PartMeaning {
  groups: Group[];
  text: string;
  corrected: boolean;
  incomplete: boolean;
}

/** Of a query, at most so many groups are looked for. */
const MOST_GROUPS = 12;
/** A shorter beginning says too little, and so does one of a number unless it is a long one. */
const SHORTEST_BEGINNING = 2;
const SHORTEST_NUMBER_BEGINNING = 5;

/**
 * Finds out what the parts of a query mean. For each part, the first of these that makes sense:
 * the words as typed; the words in another keyboard layout; beginnings of words, as typed and in
 * another layout; the nearest words to those with typing errors.
 *
 * @param unfinished of the last part, a beginning is as good as a whole word
 */
export async function meaningOf(
  db: Database,
  parts: readonly QueryPart[],
  { unfinished = false } = {},
): Promise<Meaning> {
  const open = unfinished ? parts.slice(-1) : [];
  const vocabulary = await lookUp(db, wordsOf(parts), wordsOf(open));
  const asTyped = parts.map((part) =>
    meaningAs(part, [part.typed], open.includes(part) ? 'unfinished' : 'whole', vocabulary),
  );
  const unclear = parts.filter((_, at) => asTyped[at] === null);
  const other = await otherMeanings(db, unclear, open);
  const meanings = parts.map((part, at) => asTyped[at] ?? other.get(part)!);
  return {
    groups: meanings.flatMap((meaning) => meaning.groups).slice(0, MOST_GROUPS),
    correctedTo: meanings.some((meaning) => meaning.corrected)
      ? meanings.map((meaning) => meaning.text).join(' ')
      : null,
    incomplete: meanings.some((meaning) => meaning.incomplete),
  };
}

function wordsOf(parts: readonly QueryPart[]): QueryWord[] {
  return parts.flatMap((part) => part.typed);
}

/** What parts mean that mean nothing as they were typed. Few queries have any. */
async function otherMeanings(
  db: Database,
  parts: readonly QueryPart[],
  open: readonly QueryPart[],
): Promise<Map<QueryPart, PartMeaning>> {
  if (parts.length === 0) return new Map();
  const unclear = parts.map((part) => ({ part, readings: readingsOf(part) }));
  const words = unclear.flatMap(({ readings }) => readings.all).flat();
  const vocabulary = await lookUp(db, words, words);
  const known = unclear.map(({ part, readings: { all, cyrillic } }) =>
    open.includes(part)
      ? (meaningAs(part, cyrillic, 'unfinished', vocabulary) ??
        meaningAs(part, all, 'whole', vocabulary))
      : (meaningAs(part, all, 'whole', vocabulary) ??
        meaningAs(part, cyrillic, 'beginning', vocabulary)),
  );
  const mistaken = unclear
    .filter((_, at) => known[at] === null)
    .flatMap(({ readings }) => readings.cyrillic)
    .flat();
  const corrections = await correct(
    db,
    mistaken.filter((word) => groupOf(word, vocabulary, 'whole') === null),
  );
  return new Map(
    unclear.map(({ part, readings }, at) => [
      part,
      known[at] ?? correctedMeaning(part, readings.cyrillic, vocabulary, corrections),
    ]),
  );
}

/** What a part may be read as. */
interface Readings {
  all: QueryWord[][];
  /**
   * Those of which a part of a word is enough, or a word with a typing error: one in another
   * layout only when that is Cyrillic, as nearly everything that is looked for. For whole words
   * the other way round will do too («яфпы»), but any few letters begin some English word.
   */
  cyrillic: QueryWord[][];
}

function readingsOf({ text, typed, otherLayouts }: QueryPart): Readings {
  const all = [typed, ...otherLayouts()];
  return { all, cyrillic: /[a-z]/i.test(text) ? all : [typed] };
}

type Length = 'whole' | 'beginning' | 'unfinished';

/** What a part means in the first of the readings of which every word is known. */
function meaningAs(
  part: QueryPart,
  readings: readonly QueryWord[][],
  length: Length,
  vocabulary: Vocabulary,
): PartMeaning | null {
  for (const reading of readings) {
    const groups = reading.map((word) => groupOf(word, vocabulary, length));
    if (groups.every((group) => group !== null)) {
      const corrected = reading !== part.typed;
      const text = corrected ? textOf(reading) : part.text;
      return { groups, text, corrected, incomplete: false };
    }
  }
  return null;
}

function groupOf(word: QueryWord, vocabulary: Vocabulary, length: Length): Group | null {
  const keys = word.keys.filter((key) => vocabulary.keys.has(key));
  const group = { keys, beginnings: [], frequency: sum(keys, vocabulary.keys) };
  if (length === 'whole' || (length === 'beginning' && keys.length > 0)) {
    return keys.length > 0 ? group : null;
  }
  const shortest =
    length === 'unfinished'
      ? 1
      : word.kind === 'number'
        ? SHORTEST_NUMBER_BEGINNING
        : SHORTEST_BEGINNING;
  const beginnings = word.beginnings.filter(
    (start) => start.length >= shortest && vocabulary.beginnings.has(start),
  );
  if (keys.length === 0 && beginnings.length === 0) return null;
  const frequency = add(group.frequency, sum(beginnings, vocabulary.beginnings));
  return { keys, beginnings, frequency };
}

function correctedMeaning(
  part: QueryPart,
  readings: readonly QueryWord[][],
  vocabulary: Vocabulary,
  corrections: ReadonlyMap<string, Correction>,
): PartMeaning {
  const candidates = readings.map((reading) => {
    const words = reading.map((word) => ({
      word,
      group: groupOf(word, vocabulary, 'beginning'),
      correction: corrections.get(word.text),
    }));
    const understood = words.filter(({ group, correction }) => group ?? correction);
    const errors = words.reduce(
      (n, { group, correction }) => n + (group ? 0 : (correction?.errors ?? 0)),
      0,
    );
    return { reading, words, understood, missing: words.length - understood.length, errors };
  });
  const best = candidates.reduce((a, b) =>
    b.missing < a.missing || (b.missing === a.missing && b.errors < a.errors) ? b : a,
  );
  return {
    groups: best.understood.map(({ group, correction }) => group ?? correctedGroup(correction!)),
    text: best.words
      .map(({ word, group, correction }) => (group ? word.text : (correction?.word ?? word.text)))
      .join(' '),
    corrected: best.errors > 0 || (best.reading !== part.typed && best.understood.length > 0),
    incomplete: best.missing > 0,
  };
}

function correctedGroup({ key, organizations }: Correction): Group {
  return { keys: [key], beginnings: [], frequency: { meant: organizations, around: 0 } };
}

function textOf(reading: readonly QueryWord[]): string {
  return reading.map((word) => word.text).join(' ');
}

function sum(texts: readonly string[], known: ReadonlyMap<string, Frequency>): Frequency {
  return texts.reduce((total, text) => add(total, known.get(text) ?? NEVER), NEVER);
}

const NEVER: Frequency = { meant: 0, around: 0 };

function add(a: Frequency, b: Frequency): Frequency {
  return { meant: a.meant + b.meant, around: a.around + b.around };
}
