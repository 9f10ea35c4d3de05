import { error } from '@sveltejs/kit';
import { sectionsOf } from '#domain/document/document.ts';
import { findDocument, listForms } from '#server/documents/index.ts';
import { formView } from '../form-view.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const document = findDocument(locals.locale, params.slug) ?? error(404);
  locals.shared = { organizationId: null };
  const forms = await listForms(document.forms, locals.locale);
  const { title, summary, updated, blocks } = document;
  return {
    title,
    summary,
    updated,
    blocks,
    sections: sectionsOf(blocks),
    forms: forms.map(formView),
  };
};
