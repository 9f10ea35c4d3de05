import { READERS } from '#domain/document/document.ts';
import { FORM_NAMES, listDocuments, listForms } from '#server/documents/index.ts';
import { formView } from './form-view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
  locals.shared = { organizationId: null };
  const documents = listDocuments(locals.locale);
  const forms = await listForms(FORM_NAMES, locals.locale);
  return {
    groups: READERS.map((reader) => ({
      reader,
      documents: documents
        .filter((document) => document.reader === reader)
        .map(({ slug, title, summary }) => ({ slug, title, summary })),
    })),
    forms: forms.map(formView),
  };
};
