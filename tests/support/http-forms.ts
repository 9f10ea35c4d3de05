/** Sends a form as a browser without JavaScript would. */
export function postForm(
  address: string,
  page: string,
  fields: Readonly<Record<string, string>>,
  cookie = '',
): Promise<Response> {
  return fetch(`${address}${page}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: address, accept: 'text/html', cookie },
    body: new URLSearchParams(fields),
  });
}

/** The cookies that an answer sets, for further requests. */
export function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}
