import { createServer } from 'node:http';

import sirv from 'sirv';

import { listenLocally } from '../start/listen-locally.mjs';

/**
 * Serves a built Storybook as a static host does, on a free loopback port.
 *
 * @param {string} folder absolute path
 * @returns {Promise<{ origin: string, close: () => void }>}
 */
export async function serveStories(folder) {
  const sendFile = sirv(folder, { etag: true, maxAge: 600 });
  const server = createServer((request, response) =>
    // Browsers request this icon for pages that name none, such as the frame of a single story.
    sendFile(request, response, () => response.writeHead(request.url === '/favicon.ico' ? 204 : 404).end()),
  );
  const port = await listenLocally(server, 0);
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
