import type { Locale } from '#i18n/locale.ts';
import type { Form } from './form.ts';
import { FORM_NAMES, type FormName } from './form-names.ts';
import { informationRequest } from './information-request.ts';
import { localRegistry } from './local-registry.ts';
import { recommendations } from './recommendations.ts';
import { registrationLetter } from './registration-letter.ts';
import { registrationNotice } from './registration-notice.ts';
import { registryCoverLetter } from './registry-cover-letter.ts';
import { writeWord } from './word.ts';

/** A form as it is offered. */
export interface FormFile {
  name: FormName;
  title: string;
  summary: string;
  /** The file of Word. */
  content: Buffer;
}

const FORMS: Record<FormName, (locale: Locale) => Form> = {
  'registration-letter': registrationLetter,
  'registration-notice': registrationNotice,
  'local-registry': localRegistry,
  'registry-cover-letter': registryCoverLetter,
  recommendations,
  'information-request': informationRequest,
};

/** Files that were written once: one for each form and language, some ten kilobytes each. */
const written = new Map<string, Promise<FormFile>>();

/** Null where there is no form of this name. */
export async function findForm(name: string, locale: Locale): Promise<FormFile | null> {
  const known = FORM_NAMES.find((formName) => formName === name);
  return known === undefined ? null : formFile(known, locale);
}

/** The forms of these names, in this order. */
export function listForms(names: readonly FormName[], locale: Locale): Promise<FormFile[]> {
  return Promise.all(names.map((name) => formFile(name, locale)));
}

function formFile(name: FormName, locale: Locale): Promise<FormFile> {
  const key = `${name} ${locale}`;
  let file = written.get(key);
  if (!file) {
    file = write(name, locale);
    written.set(key, file);
  }
  return file;
}

async function write(name: FormName, locale: Locale): Promise<FormFile> {
  const form = FORMS[name](locale);
  const { title, summary } = form;
  return { name, title, summary, content: await writeWord(form, locale) };
}
