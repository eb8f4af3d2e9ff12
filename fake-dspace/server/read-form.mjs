/**
 * Reads the form in the body of a POST request. OAI-PMH accepts its arguments there (specification,
 * section 3.1.1.2).
 *
 * @param {import('node:http').IncomingMessage} request
 * @returns {Promise<URLSearchParams>}
 */
export async function readForm(request) {
  let text = '';
  for await (const part of request.setEncoding('utf8')) text += part;
  return new URLSearchParams(text);
}
