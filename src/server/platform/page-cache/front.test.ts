import { createServer, request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { answerFromCache, pageFront, pageKey } from './index.ts';

const HTML = '<p>балл 4,37</p>';
const server = createServer((request, response) => {
  if (request.url === '/keep') {
    const key = pageKey(request);
    if (key !== null) {
      pageFront().pages.set(key, {
        html: Buffer.from(HTML),
        headers: { 'content-type': 'text/html' },
        organizationId: null,
        freshness: { revision: 1, settled: true, ownRevision: 0 },
      });
    }
  }
  if (!answerFromCache(request, response)) response.end('rendered');
});

beforeAll(() => new Promise<void>((resolve) => server.listen(0, 'localhost', resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));
beforeEach(() => {
  pageFront().freshness = () => ({ revision: 1, settled: true, ownRevision: 0 });
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

function get(headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const request = httpRequest({ port, host: 'localhost', path: '/keep', method, headers });
    request.on('error', reject);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode: status = 0, headers: given } = response;
        resolve({ status, headers: given, body: Buffer.concat(chunks) });
      });
    });
    request.end();
  });
}

it('answers an anonymous reader with the kept page', async () => {
  const answer = await get();
  expect(answer.body.toString()).toBe(HTML);
  expect(answer.headers['cache-control']).toBe('public, no-cache');
  expect(answer.headers['content-length']).toBe(String(Buffer.byteLength(HTML)));
});

it('answers compressed to those who take it, the first time and from then on', async () => {
  for (let time = 0; time < 2; time++) {
    const answer = await get({ 'accept-encoding': 'gzip, br' });
    expect(answer.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(answer.body).toString()).toBe(HTML);
  }
});

it('says that nothing changed to those who have the page', async () => {
  const { headers } = await get();
  const answer = await get({ 'if-none-match': headers.etag! });
  expect(answer.status).toBe(304);
  expect(answer.body).toHaveLength(0);
});

it.each([
  ['a session', { cookie: 'view=large; portal.session_token=x' }, 'GET'],
  ['any unknown cookie', { cookie: 'a=1' }, 'GET'],
  ['another method', {}, 'POST'],
])('leaves a request with %s to the pages', async (_, headers: Record<string, string>, method) => {
  expect((await get(headers, method)).body.toString()).toBe('rendered');
});

it('keeps the pages for people with low vision apart', async () => {
  const { body } = await get({ cookie: 'view=large' });
  expect(body.toString()).toBe(HTML);
});

it('leaves everything to the pages while the day turns', async () => {
  pageFront().freshness = () => null;
  expect((await get()).body.toString()).toBe('rendered');
});
