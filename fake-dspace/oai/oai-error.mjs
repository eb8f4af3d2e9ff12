/** An error of OAI-PMH. The server returns it with status 200 (specification, section 3.6). */
export class OaiError extends Error {
  /**
   * @param {'badVerb' | 'badArgument' | 'badResumptionToken' | 'cannotDisseminateFormat' | 'idDoesNotExist'
   *   | 'noRecordsMatch'} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}
