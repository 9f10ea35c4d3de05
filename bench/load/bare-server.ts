import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BareAnswer } from './bare.ts';

/*
 * A Node server that does nothing but answer: always the same, whatever is asked for. It is run as
 * a process of its own, told the answer, and tells its port.
 */
process.once('message', ({ status, headers, body }: BareAnswer) => {
  const bytes = Buffer.from(body, 'base64');
  const flat = headers.flat();
  const server = createServer((_request, response) => {
    response.writeHead(status, flat).end(bytes);
  });
  server.listen(0, '127.0.0.1', () => {
    process.send!((server.address() as AddressInfo).port);
  });
});
