import { idNumber } from '../../../id-number.ts';
import { loadProfileForm, saveProfileForm } from './profile-form.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  event.setHeaders({ 'cache-control': 'no-store' });
  return loadProfileForm(event, idNumber(event.params.id));
};

export const actions: Actions = {
  default: async (event) => {
    const id = idNumber(event.params.id);
    return saveProfileForm(event, id, `/cabinet/${id}/profile`);
  },
};
