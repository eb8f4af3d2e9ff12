/** Messages of DSpace's own, which never say more (DSpaceApiExceptionControllerAdvice). */
const messages = {
  400: 'Request is invalid or incorrect',
  401: 'Authentication is required',
  403: 'Access is denied',
  405: 'The HTTP method is not supported',
  422: 'Unprocessable or invalid entity',
  503: 'Service unavailable',
};

/** What the REST interface answers with an error body. */
export class RestError extends Error {
  /**
   * @param {number} status
   * @param {string} [message] what the body says; DSpace's usual words for the status unless told
   */
  constructor(status, message = messages[status] ?? 'An exception has occurred') {
    super(message);
    this.status = status;
  }
}
