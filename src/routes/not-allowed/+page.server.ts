import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** The page that is shown in the place of one that is not the reader's. */
export const load: PageServerLoad = () => error(403);
