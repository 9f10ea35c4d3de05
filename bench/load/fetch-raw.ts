import http from 'node:http';

/** An answer as it came over the wire: nothing is decompressed or followed. */
export interface RawAnswer {
  status: number;
  headers: Array<[name: string, value: string]>;
  body: Buffer;
}

export interface RawRequest {
  method?: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
  agent?: http.Agent;
}

/** Sends one request. */
export function fetchRaw(url: string, sent: RawRequest = {}): Promise<RawAnswer> {
  const { method = 'GET', headers = {}, body = '', agent } = sent;
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method, headers, agent }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: pairsOf(response.rawHeaders),
          body: Buffer.concat(chunks),
        }),
      );
    });
    request.on('error', reject);
    request.end(body);
  });
}

function pairsOf(raw: readonly string[]): Array<[string, string]> {
  const pairs: Array<[string, string]> = [];
  for (let at = 0; at + 1 < raw.length; at += 2) pairs.push([raw[at]!, raw[at + 1]!]);
  return pairs;
}

/** Posts a form as a page of the portal itself does. */
export function postForm(
  origin: string,
  path: string,
  form: Readonly<Record<string, string>> | string,
  { cookie, agent }: { cookie?: string; agent?: http.Agent } = {},
): Promise<RawAnswer> {
  const headers = {
    origin,
    accept: 'text/html',
    'accept-encoding': 'gzip, deflate, br',
    'content-type': 'application/x-www-form-urlencoded',
    ...(cookie && { cookie }),
  };
  const body = typeof form === 'string' ? form : new URLSearchParams(form).toString();
  return fetchRaw(origin + path, { method: 'POST', headers, body, agent });
}
