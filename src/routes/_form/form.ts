import { fail } from '@sveltejs/kit';
import { postedForm } from './posted-form.ts';

/** The lines of text of a form. */
export class FormTexts {
  readonly #data: FormData;

  private constructor(data: FormData) {
    this.#data = data;
  }

  /** Reads a posted form; one that arrived damaged is answered with 400. */
  static async of(request: Request): Promise<FormTexts> {
    return new FormTexts(await postedForm(request));
  }

  /** The first text under a name; empty when there is none. */
  get(name: string): string {
    const value = this.#data.get(name);
    return typeof value === 'string' ? value : '';
  }

  /** The first texts under several names; their lines end with `\n`. */
  all<N extends string>(names: readonly N[]): Record<N, string> {
    const texts = names.map((name) => [name, this.get(name).replaceAll('\r\n', '\n')] as const);
    return Object.fromEntries(texts) as Record<N, string>;
  }

  /** The file under a name; null when none was chosen. Browsers send an empty one then. */
  file(name: string): File | null {
    const value = this.#data.get(name);
    return value instanceof File && (value.size > 0 || value.name !== '') ? value : null;
  }

  /** True when a box was ticked. */
  has(name: string): boolean {
    return this.get(name) !== '';
  }
}

/** What is wrong with a form: a text for each field (its id). */
export type Problems = Readonly<Record<string, string>>;

/** Shows the page again, with what was typed (passwords apart) and what is wrong with it. */
export function refuse<T extends Record<string, unknown>>(
  problems: Problems,
  typed: T,
  status = 400,
) {
  return fail(status, { problems, typed });
}
