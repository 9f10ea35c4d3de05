export { findDocument, listDocuments, type Document } from './library.ts';
export { findForm, listForms, type FormFile } from './forms/library.ts';
export { FORM_NAMES, type FormName } from './forms/form-names.ts';
