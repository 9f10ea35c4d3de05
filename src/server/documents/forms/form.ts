/** What a form consists of, from top to bottom. */
export type FormPart =
  | { kind: 'note'; text: string }
  /** Who approved it or whom it is for, with a line to write on; at the right of the first page. */
  | { kind: 'corner'; lines: string[] }
  /** Day and number of the letter, to be filled in. */
  | { kind: 'registration' }
  | { kind: 'title'; text: string; under?: string }
  | { kind: 'heading'; text: string }
  | { kind: 'paragraph'; text: string }
  /** Labels with room to write beside them. */
  | { kind: 'fields'; labels: string[] }
  /** Rows that say something already, and then empty ones; the first column counts them. */
  | { kind: 'table'; columns: FormColumn[]; rows?: string[][]; emptyRows: number }
  | { kind: 'signature' };

export interface FormColumn {
  title: string;
  /** Its part of the table's width; the parts of all columns are set against each other. */
  share: number;
}

/** A form in one language. */
export interface Form {
  title: string;
  /** One line in lists of forms: who sends it to whom. */
  summary: string;
  isLandscape: boolean;
  parts: FormPart[];
}
