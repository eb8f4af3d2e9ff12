import { executeServerCommand } from '@web/test-runner-commands';

import { mount } from './mount.js';

/** Headers, console watch and size of a host page. */
export interface HostPageOptions {
  /** Response headers, such as `content-security-policy`. */
  headers?: Record<string, string>;
  /**
   * Whether the page's console messages count as messages of the test; true by default. The page then begins
   * with a script of its own origin, which its policy must allow.
   */
  watch?: boolean;
  /** Size of the frame in CSS pixels; 800 by 600 by default. */
  width?: number;
  height?: number;
}

/** A page in a frame, of the same origin as the test. */
export interface HostPage {
  frame: HTMLIFrameElement;
  window: Window & typeof globalThis;
  document: Document;
}

/**
 * Shows a page in a frame of the test page.
 *
 * @param path path of the page on the test server
 * @param size of the frame in CSS pixels
 * @returns the page, once it is loaded; it is removed when the test ends
 */
export async function openPage(path: string, { width = 800, height = 600 } = {}): Promise<HostPage> {
  const frame = mount<HTMLIFrameElement>('<iframe title="Host page"></iframe>');
  frame.width = String(width);
  frame.height = String(height);
  await new Promise((resolve) => {
    frame.addEventListener('load', resolve, { once: true });
    frame.src = path;
  });
  const { contentWindow, contentDocument } = frame;
  if (!contentWindow || !contentDocument) throw new Error(`The page at ${path} can't be read.`);
  return { frame, window: contentWindow as HostPage['window'], document: contentDocument };
}

/**
 * Serves a page that the test composes, and shows it in a frame.
 *
 * @param html the whole page
 * @param options headers and size of the page
 * @returns the page, once it is loaded; it is removed when the test ends
 */
export async function openHostPage(html: string, options: HostPageOptions = {}): Promise<HostPage> {
  const { headers = {}, watch = true, ...size } = options;
  const path = await executeServerCommand<string, object>('host-page', { html, headers, watch });
  return openPage(path, size);
}
