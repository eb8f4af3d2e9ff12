import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CommandError } from '../report/command-error.js';
import { EXIT } from '../report/exit-codes.js';

/** A listening server. */
export interface OpenServer {
  /** Its URL, with a slash at the end. */
  readonly url: string;
  /** Stops listening, and closes open connections. */
  close(): Promise<void>;
}

/**
 * Opens a server.
 * @param listener handles its requests
 * @param port 0: any free port
 * @param host a host name or IP address of this machine
 * @throws CommandError if it can't listen on the port or host
 */
export async function openServer(listener: RequestListener, port: number, host: string): Promise<OpenServer> {
  const server = createServer(listener);
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw describeListenError(error, port, host);
  }
  const actual = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${actual.port}/`,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

function describeListenError(error: unknown, port: number, host: string): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const message = {
    EADDRINUSE: `Another program uses port ${port}. Choose another port with --port, or any free port with --port 0.`,
    EACCES: `You have no permission to use port ${port}. Choose a port above 1023 with --port.`,
    EADDRNOTAVAIL: `${host} is not an IP address of this machine. Choose another one with --host, such as 127.0.0.1.`,
    ENOTFOUND: `There is no host ${host}. Choose an IP address of this machine with --host, such as 127.0.0.1.`,
  }[code ?? ''];
  return message ? new CommandError(message, EXIT.usage, { cause: error }) : error;
}
