import { error } from '@sveltejs/kit';

/** Reads a posted form; one that arrived damaged, or is none, is answered with 400. */
export async function postedForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch (cause) {
    if (!(cause instanceof TypeError)) throw cause;
    error(400);
  }
}
