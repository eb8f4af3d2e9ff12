import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CommandError } from '../report/command-error.js';
import { EXIT } from '../report/exit-codes.js';

/** A server that listens. */
export interface OpenServer {
  /** Its address, with a slash at the end. */
  readonly address: string;
  /** Stops listening and cuts what is still open. */
  close(): Promise<void>;
}

/**
 * Opens a server.
 * @param port 0: any that is free
 * @throws CommandError where it may not listen there
 */
export async function openServer(listener: RequestListener, port: number, host: string): Promise<OpenServer> {
  const server = createServer(listener);
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw describeRefusal(error, port, host);
  }
  const own = server.address() as AddressInfo;
  return {
    address: `http://${host.includes(':') ? `[${host}]` : host}:${own.port}/`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function describeRefusal(error: unknown, port: number, host: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const message = {
    EADDRINUSE: `Port ${port} is taken by another program. Name another one with --port, or any free one with --port 0.`,
    EACCES: `This user may not use port ${port}. Name one above 1023 with --port.`,
    EADDRNOTAVAIL: `${host} is no address of this machine. Name another one with --host, such as 127.0.0.1.`,
    ENOTFOUND: `There is no host ${host}. Name an address of this machine with --host, such as 127.0.0.1.`,
  }[code ?? ''];
  return message ? new CommandError(message, EXIT.usage, { cause: error }) : error;
}
