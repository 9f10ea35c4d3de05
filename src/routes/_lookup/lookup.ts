import type { RequestEvent } from '@sveltejs/kit';
import { FormTexts } from '../_form/form.ts';

/** The number in the address of a page that looks something up; empty when there is none. */
export function askedNumber({ searchParams }: URL): string {
  const number = searchParams.get('number') ?? '';
  return /^\d{1,15}$/.test(number) ? number : '';
}

/** What was typed to look something up. */
export async function typedLookup({ request }: Pick<RequestEvent, 'request'>) {
  return (await FormTexts.of(request)).all(['number', 'email']);
}
