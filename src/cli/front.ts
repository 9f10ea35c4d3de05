import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/*
 * What is answered before the pages see it: addresses and requests that are no valid HTTP. No
 * language is known yet, so all three are spoken.
 */

const TEXT = [
  'Запрос не удалось разобрать. Проверьте адрес или начните с главной страницы.',
  'Запыт не ўдалося разабраць. Праверце адрас або пачніце з галоўнай старонкі.',
  'The request could not be read. Check the address, or start at the home page.',
];

const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
  'cache-control': 'no-store',
  connection: 'close',
};

const PROBLEM_HEADERS = {
  'content-type': 'application/problem+json',
  'access-control-allow-origin': '*',
  'cache-control': 'no-store',
  connection: 'close',
};

/** Node's reasons for refusing a request, with the status that says so; 400 for all others. */
const STATUS_OF: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Whether the path of an address can be decoded, and has no sign that ends texts elsewhere. */
export function isWellFormed(url: string): boolean {
  try {
    return !decodeURIComponent(url.split('?', 1)[0]!).includes('\0');
  } catch {
    return false;
  }
}

/** Refuses an address that no page can have; that of the API in the API's form. */
export function refuseAddress(request: IncomingMessage, response: ServerResponse): void {
  if (request.url?.startsWith('/api/')) {
    const detail = 'The address is not valid UTF-8.';
    response.writeHead(400, PROBLEM_HEADERS);
    response.end(
      JSON.stringify({ type: 'about:blank', title: 'Bad Request', status: 400, detail }),
    );
    return;
  }
  response.writeHead(400, PAGE_HEADERS);
  response.end(request.method === 'HEAD' ? undefined : page(400));
}

/**
 * Answers what Node refuses by itself, which it would do without our headers.
 *
 * @param headers what every answer tells the browser
 */
export function refuseInvalidRequests(
  server: Server,
  headers: Readonly<Record<string, string>>,
): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Duplex) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    socket.end(rawAnswer(STATUS_OF[error.code ?? ''] ?? 400, headers));
  });
  server.on('checkExpectation', (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(417, { ...headers, ...PAGE_HEADERS });
    response.end(page(417));
  });
}

function rawAnswer(status: number, headers: Readonly<Record<string, string>>): string {
  const body = page(status);
  const all = { ...headers, ...PAGE_HEADERS, 'content-length': String(Buffer.byteLength(body)) };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n');
}

function page(status: number): string {
  const [ru, be, en] = TEXT;
  return `<!doctype html>
<html lang="ru">
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${status}</title>
<style>body{font:1.125rem/1.5 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1rem}</style>
<h1>${status}</h1>
<p>${ru}</p>
<p lang="be">${be}</p>
<p lang="en">${en}</p>
<p><a href="/">/</a></p>
</html>
`;
}
