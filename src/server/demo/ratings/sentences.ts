import { z } from 'zod';
import { maskPersonalData } from '#domain/comment/mask-personal-data.ts';
import { FIRST_WORDS } from '#domain/comment/first-words.ts';
import { needsModeration } from '#domain/comment/needs-moderation.ts';
import { WordList } from '#domain/comment/word-list.ts';
import { BASE_CRITERIA_IDS, type BaseCriterion } from '#domain/rating/criteria.ts';
import { identifier, readData } from '#server/reference/index.ts';

/** One sentence or two that a comment is made of. */
export interface Sentence {
  text: string;
  /** As others see it: personal data masked. */
  publicText: string;
  /** Waits for the operator. */
  pending: boolean;
}

export type Language = 'ru' | 'be';
const tone = z.number().int().min(1).max(5);

const comment = z.object({
  lang: z.enum(['ru', 'be']),
  sphere: identifier.nullable(),
  types: z.array(identifier).min(1).optional(),
  tone,
  text: z.string().min(1),
  pii: z.boolean().optional(),
  moderation: z.literal('insult').optional(),
});
type InventedComment = z.output<typeof comment>;

const phrases = z.object({ any: z.array(z.string()).min(1), office: z.array(z.string()) });
const byScore = z.record(z.enum(['1', '2', '3', '4', '5']), phrases);
const byCriterion = z.record(z.enum(BASE_CRITERIA_IDS), byScore);
const phraseFile = z.object({
  office_spheres: z.array(identifier),
  ru: byCriterion,
  be: byCriterion,
});

/** The sentences to choose from. */
export interface Sentences {
  /** What fits an organisation and a mark. */
  about(subject: Subject, language: Language, mark: number): Choice;
  /** What is said about one criterion. */
  onCriterion(
    criterion: BaseCriterion,
    subject: Subject,
    language: Language,
    score: number,
  ): readonly Sentence[];
}

/** The organisation that a comment is about. */
export interface Subject {
  typeId: string;
  sphereIds: readonly string[];
}

/** Sentences of one kind each: about such organisations, about any, with personal data, rude. */
export interface Choice {
  special: Sentence[];
  general: Sentence[];
  personal: Sentence[];
  rude: Sentence[];
}

/** Reads `comments.json` and `comment-phrases.json`. */
export function readSentences(): Sentences {
  const { comments } = readData('comments.json', z.object({ comments: z.array(comment) }));
  const phrasesOf = readData('comment-phrases.json', phraseFile);
  const choices = new Map<string, Choice>();
  const known = new Map<string, Sentence[]>();
  return {
    about: (subject, language, mark) =>
      remembered(choices, `${nameOf(subject)}/${language}/${mark}`, () => {
        const said = comments.filter(({ lang, tone }) => lang === language && tone === mark);
        return choiceOf(said.filter((one) => fits(one, subject)));
      }),
    onCriterion: (criterion, subject, language, score) =>
      remembered(known, `${nameOf(subject)}/${criterion}/${language}/${score}`, () => {
        const { typeId, sphereIds } = subject;
        const { any, office } = phrasesOf[language][criterion][String(score) as '1'];
        const isOffice =
          sphereIds.some((id) => phrasesOf.office_spheres.includes(id)) && !SHOPS.includes(typeId);
        return (isOffice ? [...any, ...office] : any).map(sentenceOf);
      }),
  };
}

/** Republican bodies are of one type, but of different spheres. */
function nameOf({ typeId, sphereIds }: Subject): string {
  return `${typeId}/${sphereIds.join('/')}`;
}

/** Shops although their sphere is one of offices. */
const SHOPS: readonly string[] = ['pharmacy'];

/** A comment that names the types it fits fits no other; one without a sphere fits all. */
function fits({ types, sphere }: InventedComment, { typeId, sphereIds }: Subject): boolean {
  if (types) return types.includes(typeId);
  return sphere === null || sphereIds.includes(sphere);
}

function choiceOf(comments: InventedComment[]): Choice {
  const of = (kind: (one: InventedComment) => boolean) =>
    comments.filter(kind).map(({ text }) => sentenceOf(text));
  const isOrdinary = ({ pii, moderation }: InventedComment) => !pii && !moderation;
  return {
    special: of((one) => isOrdinary(one) && one.sphere !== null),
    general: of((one) => isOrdinary(one) && one.sphere === null),
    personal: of(({ pii }) => pii === true),
    rude: of(({ moderation }) => moderation !== undefined),
  };
}

const WORDS = new WordList(FIRST_WORDS);

/** Masked and judged once: putting sentences together changes neither. */
function sentenceOf(text: string): Sentence {
  const publicText = maskPersonalData(text).text;
  return { text, publicText, pending: needsModeration(text, WORDS).length > 0 };
}

function remembered<Value>(values: Map<string, Value>, key: string, make: () => Value): Value {
  let value = values.get(key);
  if (value === undefined) values.set(key, (value = make()));
  return value;
}
