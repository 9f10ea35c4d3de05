import { z } from 'zod';
import { identifier, readData, twoNames, type TwoNames } from '#server/reference/index.ts';
import { stream } from '../random.ts';
import type { Origin, PlannedOrganization } from './plan.ts';

/** What an organisation has besides itself: subdivisions, and criteria of its own. */
export interface Parts {
  subdivisions: TwoNames[];
  questions: TwoNames[];
}

/** Types whose template names officials rather than parts that could be rated. */
const WITHOUT_SUBDIVISIONS: readonly string[] = ['rural-executive-committee', 'legal-consultation'];

/** Share of the organisations that ask additional questions. */
const ASKING = 0.05;

/** Finds the parts of an organisation. */
export type PartsOf = (planned: PlannedOrganization) => Parts;

/** Reads `questions.json`. */
export function readParts(seed: number): PartsOf {
  const file = z.object({ questions: z.record(identifier, z.array(twoNames).min(2)) });
  const { questions } = readData('questions.json', file);
  return ({ key, origin }) => ({
    subdivisions: subdivisionsOf(origin, seed, key),
    questions: questionsOf(questions[sphereOf(origin)] ?? [], seed, key),
  });
}

/** Large organisations list all their parts, middling ones every other time, small ones none. */
function subdivisionsOf(origin: Origin, seed: number, key: string): TwoNames[] {
  if (origin.kind === 'body' || WITHOUT_SUBDIVISIONS.includes(origin.type.id)) return [];
  const all = origin.type.subdivisions;
  if (all.length >= 3) return all;
  return all.length === 2 && stream(seed, 'subdivisions', key).chance(0.5) ? all : [];
}

function questionsOf(questions: TwoNames[], seed: number, key: string): TwoNames[] {
  const random = stream(seed, 'questions', key);
  if (!random.chance(ASKING)) return [];
  const first = random.below(questions.length - 1);
  return questions.slice(first, first + random.between(2, 3));
}

function sphereOf(origin: Origin): string {
  return (origin.kind === 'body' ? origin.body.spheres : origin.type.spheres)[0]!;
}
