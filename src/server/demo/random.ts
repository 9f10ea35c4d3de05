/** A stream of pseudo-random numbers, the same for the same seed and names. */
export interface Random {
  /** At least 0, less than 1. */
  next(): number;
  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number;
  /** A whole number from `first` to `last`, both included. */
  between(first: number, last: number): number;
  /** True with this probability. */
  chance(probability: number): boolean;
  /** Standard normal: mean 0, deviation 1. */
  normal(): number;
  /** One item of a list that is not empty. */
  pick<Item>(items: readonly Item[]): Item;
}

/**
 * The stream of one concern. Streams of different names are independent, so that what is added to
 * one does not shift the others.
 *
 * sfc32 by Chris Doty-Humphrey (PractRand, public domain), started from a 128-bit hash of the seed
 * and the names.
 */
export function stream(seed: number, ...names: readonly (string | number)[]): Random {
  let [a, b, c, d] = hash128(`${seed}/${names.join('/')}`);
  let spare: number | null = null;

  function next(): number {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  }

  /** The polar method of Marsaglia gives two at a time. */
  function normal(): number {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    for (;;) {
      const x = 2 * next() - 1;
      const y = 2 * next() - 1;
      const square = x * x + y * y;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      spare = y * factor;
      return x * factor;
    }
  }

  const below = (limit: number) => Math.floor(next() * limit);
  for (let round = 0; round < 12; round += 1) next();
  return {
    next,
    below,
    between: (first, last) => first + below(last - first + 1),
    chance: (probability) => next() < probability,
    normal,
    pick: (items) => items[below(items.length)]!,
  };
}

/** Four 32-bit words from a text: FNV-1a with four offsets, mixed by the finaliser of MurmurHash3. */
function hash128(text: string): [number, number, number, number] {
  const words: [number, number, number, number] = [0x811c9dc5, 0x9e3779b9, 0x85ebca6b, 0xc2b2ae35];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    for (let word = 0; word < 4; word += 1) {
      words[word] = Math.imul(words[word]! ^ (code + word * 0x101), 0x01000193);
    }
  }
  return words.map(mix) as [number, number, number, number];
}

/** MurmurHash3's finaliser (Austin Appleby, public domain): every bit depends on every other. */
export function mix(word: number): number {
  let h = word | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}
