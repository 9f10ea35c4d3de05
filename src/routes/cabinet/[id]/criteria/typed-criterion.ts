import type { TypedCriterion } from '#server/criteria/index.ts';
import type { FormTexts } from '../../../_form/form.ts';

/** The fields of a criterion as a form sends them. */
export function typedCriterion(form: FormTexts): TypedCriterion {
  return {
    questionRu: form.get('questionRu'),
    questionBe: form.get('questionBe'),
    scale: form.get('scale'),
    validFrom: form.get('validFrom'),
    validUntil: form.get('validUntil'),
  };
}
