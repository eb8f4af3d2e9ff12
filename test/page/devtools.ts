import { executeServerCommand } from '@web/test-runner-commands';

/** Whether the browser takes messages of the DevTools protocol. */
export const hasDevtools = navigator.userAgent.includes('Chrome/');

/**
 * Sends a message of the DevTools protocol to the page of this test. What it emulates is to be taken back by the test.
 *
 * @param method such as `Accessibility.getFullAXTree`
 * @param parameters of the method
 * @returns its reply
 * @throws {Error} where there is no such protocol, or no such method
 */
export async function sendToDevtools<T>(method: string, parameters: object = {}): Promise<T> {
  return executeServerCommand<T, object>('devtools', { method, parameters });
}
