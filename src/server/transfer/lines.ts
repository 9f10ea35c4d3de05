const NEWLINE = 0x0a;

/**
 * Reads bytes line by line. Only a line feed ends a line: texts hold other signs that programs take
 * for one, such as U+2028.
 */
export class LineReader {
  readonly #source: AsyncIterator<Buffer>;
  #rest: Buffer = Buffer.alloc(0);
  #from = 0;

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** The next line, without its end; null after the last. */
  async next(): Promise<Buffer | null> {
    let searched = this.#from;
    for (;;) {
      const end = this.#rest.indexOf(NEWLINE, searched);
      if (end >= 0) {
        const line = this.#rest.subarray(this.#from, end);
        this.#from = end + 1;
        return line;
      }
      const { done, value } = await this.#source.next();
      if (done === true) {
        const last = this.#rest.subarray(this.#from);
        this.#from = this.#rest.length;
        return last.length > 0 ? last : null;
      }
      searched = this.#rest.length - this.#from;
      this.#rest = Buffer.concat([this.#rest.subarray(this.#from), value]);
      this.#from = 0;
    }
  }
}
