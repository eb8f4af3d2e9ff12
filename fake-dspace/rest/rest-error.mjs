/** The general messages of DSpace, without details (DSpaceApiExceptionControllerAdvice). */
const messages = {
  400: 'Request is invalid or incorrect',
  401: 'Authentication is required',
  403: 'Access is denied',
  422: 'Unprocessable or invalid entity',
  503: 'Service unavailable',
};

/** An error that the REST interface returns with an error body. */
export class RestError extends Error {
  /**
   * @param {number} status
   * @param {string} [message] for the body; by default, the message of DSpace for the status
   */
  constructor(status, message = messages[status] ?? 'An exception has occurred') {
    super(message);
    this.status = status;
  }
}
