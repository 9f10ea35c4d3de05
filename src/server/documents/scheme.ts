import { ACTORS, type Actor } from '#domain/document/document.ts';

/** A scheme as it was written: its texts are Markdown still. */
export interface WrittenScheme {
  phases: Array<{ title: string; steps: WrittenStep[] }>;
}

export interface WrittenStep {
  actor: Actor;
  title: string;
  text: string;
  result: string | null;
}

/** A scheme of work was written so that it cannot be read. */
export class UnreadableScheme extends Error {
  override name = 'UnreadableScheme';
}

const PHASE = 'phase';

/**
 * Reads what stands in a block «steps»: paragraphs that begin with `phase: its title` or with
 * `actor: title of the step`; under the latter its text, and after `=>` what comes of it.
 *
 * @throws UnreadableScheme
 */
export function readScheme(source: string): WrittenScheme {
  const phases: WrittenScheme['phases'] = [];
  for (const paragraph of source.trim().split(/\n\s*\n/)) {
    const [first = '', ...lines] = paragraph.split('\n').map((line) => line.trim());
    const [, kind = '', title = ''] = /^([a-z-]+):\s+(.+)$/.exec(first) ?? [];
    if (kind === PHASE) {
      phases.push({ title, steps: [] });
      continue;
    }
    const actor = ACTORS.find((name) => name === kind);
    if (!actor) throw new UnreadableScheme(`neither a phase nor a step: ${first}`);
    const [text = '', result = null] = lines.join(' ').split(/(?:^|\s+)=>\s+/);
    const phase = phases.at(-1);
    if (!phase) throw new UnreadableScheme(`a step before the first phase: ${first}`);
    phase.steps.push({ actor, title, text, result });
  }
  if (phases.some(({ steps }) => steps.length === 0)) throw new UnreadableScheme('empty phase');
  return { phases };
}
