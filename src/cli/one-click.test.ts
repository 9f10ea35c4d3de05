import type { IncomingHttpHeaders } from 'node:http';
import { expect, test } from 'vitest';
import { admitOneClick } from './one-click.ts';

function admitted(method: string, url: string, given: IncomingHttpHeaders = {}) {
  const headers: IncomingHttpHeaders = { host: 'portal.example', cookie: 'a=b', ...given };
  admitOneClick({ method, url, headers }, 'https');
  return headers;
}

test('the button of a mail program is let through, without cookies', () => {
  for (const path of ['/unsubscribe?token=a.b', '/be/unsubscribe?token=a.b']) {
    const headers = admitted('POST', path);
    expect([headers.origin, headers.cookie]).toEqual(['https://portal.example', undefined]);
  }
});

test('everything else stays as it came', () => {
  expect(admitted('POST', '/account/delete?/unsubscribe?').origin).toBeUndefined();
  expect(admitted('GET', '/unsubscribe?token=a.b').origin).toBeUndefined();
  const elsewhere = admitted('POST', '/unsubscribe?token=a.b', { origin: 'https://evil.example' });
  expect([elsewhere.origin, elsewhere.cookie]).toEqual(['https://evil.example', 'a=b']);
});
