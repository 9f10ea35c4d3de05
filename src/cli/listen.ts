import { existsSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { FILE_MAX_BYTES, FORM_MAX_BYTES } from '#domain/attachment.ts';
import type { Configuration } from '#server/platform/configuration/index.ts';
import { answerFromCache } from '#server/platform/page-cache/index.ts';
import { CommandError } from './explain.ts';
import { isWellFormed, refuseAddress, refuseInvalidRequests } from './front.ts';
import { admitOneClick } from './one-click.ts';
import { HSTS, SECURITY_HEADERS } from './security-headers.ts';

/** The header in which this process tells the pages by which protocol people reach it. */
const PROTOCOL_HEADER = 'x-portal-protocol';
/** How long requests may take to finish once the end was asked for, in milliseconds. */
const GRACE = 10_000;
/** The largest form in bytes, one with a file; those without are bounded in src/hooks/body-limit.ts. */
const BODY_SIZE_LIMIT = String(FILE_MAX_BYTES + FORM_MAX_BYTES);

/** @throws CommandError when the port cannot be listened on */
export async function assertPortFree({ host, port }: Configuration): Promise<void> {
  const probe = createServer();
  await listenOn(probe, host, port);
  await new Promise((resolve) => probe.close(resolve));
}

/**
 * Serves the built pages until the process is asked to end.
 *
 * @param ended called when the last request is answered
 * @returns the address at which people reach the portal
 */
export async function listen(
  configuration: Configuration,
  ended: () => Promise<void>,
): Promise<string> {
  const handler = await loadHandler(configuration);
  const protocol = configuration.origin
    ? new URL(configuration.origin).protocol.slice(0, -1)
    : 'http';
  const headers = { ...SECURITY_HEADERS, ...(protocol === 'https' ? HSTS : {}) };
  const server = createServer((request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    if (!isWellFormed(request.url ?? '/')) {
      refuseAddress(request, response);
      return;
    }
    // Set here for every request, so that nobody outside can choose it.
    request.headers[PROTOCOL_HEADER] = protocol;
    if (configuration.origin) request.headers.host = new URL(configuration.origin).host;
    admitOneClick(request, protocol);
    if (!answerFromCache(request, response)) handler(request, response);
  });
  server.requestTimeout = 60_000;
  refuseInvalidRequests(server, headers);
  const port = await listenOn(server, configuration.host, configuration.port);
  endOnSignal(server, ended);
  return configuration.origin ?? `http://${configuration.host}:${port}`;
}

async function loadHandler(configuration: Configuration): Promise<RequestListener> {
  const file = fileURLToPath(new URL('../../build/handler.js', import.meta.url));
  if (!existsSync(file)) {
    throw new CommandError('The pages have not been built yet. Build them with: npm run build');
  }
  process.env.PROTOCOL_HEADER = PROTOCOL_HEADER;
  process.env.BODY_SIZE_LIMIT ??= BODY_SIZE_LIMIT;
  process.env.PORTAL_DATA_DIR = configuration.dataFolder;
  const { handler } = (await import(file)) as { handler: RequestListener };
  return handler;
}

function listenOn(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, host, port)));
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function explained(error: NodeJS.ErrnoException, host: string, port: number): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new CommandError(
        `Port ${port} is taken by another program.\nStop it, or choose another: PORT=${port + 1}`,
      );
    case 'EACCES':
      return new CommandError(`Port ${port} may not be used by this user. Choose one above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new CommandError(`This machine has no address ${host}. Set HOST to one it has.`);
    default:
      return error;
  }
}

/**
 * Ends once requests under way are answered; a second signal ends at once. The pages close the
 * portal on SvelteKit's shutdown event, as they would under its own server.
 */
function endOnSignal(server: Server, ended: () => Promise<void>): void {
  let ending = false;
  const end = (signal: NodeJS.Signals) => {
    if (ending) process.exit(1);
    ending = true;
    process.stdout.write('\nEnding …\n');
    server.close(() => {
      (process as NodeJS.EventEmitter).emit('sveltekit:shutdown', signal);
      void ended();
    });
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), GRACE).unref();
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  process.on('SIGHUP', end);
}
