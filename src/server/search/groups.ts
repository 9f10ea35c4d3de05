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
  const words = parts.flatMap(readingsOf).flat();
  const vocabulary = await lookUp(db, words);
  const known = parts.map((part, at) =>
    knownMeaning(part, vocabulary, unfinished && at === parts.length - 1),
  );
  const unknown = parts.filter((_, at) => known[at] === null);
  const corrections =
    unknown.length === 0
      ? new Map<string, Correction>()
      : await correct(
          db,
          unknown
            .flatMap(cyrillicReadingsOf)
            .flat()
            .filter((word) => groupOf(word, vocabulary, 'whole') === null),
        );
  const meanings = parts.map(
    (part, at) => known[at] ?? correctedMeaning(part, vocabulary, corrections),
  );
  return {
    groups: meanings.flatMap((meaning) => meaning.groups).slice(0, MOST_GROUPS),
    correctedTo: meanings.some((meaning) => meaning.corrected)
      ? meanings.map((meaning) => meaning.text).join(' ')
      : null,
    incomplete: meanings.some((meaning) => meaning.incomplete),
  };
}

function readingsOf(part: QueryPart): QueryWord[][] {
  return [part.typed, ...part.otherLayouts];
}

/**
 * Readings of which a part of a word is enough, or a word with a typing error: one in another
 * layout only when that is Cyrillic, as nearly everything that is looked for. For whole words the
 other way round will do too («яфпы»), but any few letters begin some English word.
 */
function cyrillicReadingsOf({ text, typed, otherLayouts }: QueryPart): QueryWord[][] {
  return /[a-z]/i.test(text) ? [typed, ...otherLayouts] : [typed];
}

type Length = 'whole' | 'beginning' | 'unfinished';

function knownMeaning(
  part: QueryPart,
  vocabulary: Vocabulary,
  unfinished: boolean,
): PartMeaning | null {
  const lengths: Length[] = unfinished ? ['unfinished', 'whole'] : ['whole', 'beginning'];
  for (const length of lengths) {
    for (const reading of length === 'whole' ? readingsOf(part) : cyrillicReadingsOf(part)) {
      const groups = reading.map((word) => groupOf(word, vocabulary, length));
      if (groups.every((group) => group !== null)) {
        const corrected = reading !== part.typed;
        const text = corrected ? textOf(reading) : part.text;
        return { groups, text, corrected, incomplete: false };
      }
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
  vocabulary: Vocabulary,
  corrections: ReadonlyMap<string, Correction>,
): PartMeaning {
  const candidates = cyrillicReadingsOf(part).map((reading) => {
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
