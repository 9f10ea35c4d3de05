import { idNumber } from '../../../../id-number.ts';
import { invite, readStaffed } from '../../../../_persons/invite.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => readStaffed(event);

export const actions: Actions = {
  default: (event) => invite(event, `/cabinet/${idNumber(event.params.id)}/persons`),
};
