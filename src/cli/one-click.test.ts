import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { admitOneClick } from './one-click.ts';

function admitted(method: string, url: string, headers: Record<string, string> = {}) {
  const request = { method, url, headers: { host: 'portal.example', cookie: 'a=b', ...headers } };
  admitOneClick(request as unknown as IncomingMessage, 'https');
  return request.headers as Record<string, string | undefined>;
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
