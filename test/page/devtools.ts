import { executeServerCommand } from '@web/test-runner-commands';

/** Whether the browser has the DevTools protocol. */
export const hasDevtools = navigator.userAgent.includes('Chrome/');

/**
 * Sends a message of the DevTools protocol to the page of this test. The test must reset whatever it
 * emulates.
 *
 * @param method such as `Accessibility.getFullAXTree`
 * @param parameters of the method
 * @returns the result of the method
 * @throws {Error} where the browser has no such protocol, or the protocol no such method
 */
export async function sendToDevtools<T>(method: string, parameters: object = {}): Promise<T> {
  return executeServerCommand<T, object>('devtools', { method, parameters });
}
