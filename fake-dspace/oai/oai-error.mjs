/** What a request by OAI-PMH is answered instead, with status 200 (specification, 3.6). */
export class OaiError extends Error {
  /**
   * @param {'badVerb' | 'badArgument' | 'badResumptionToken' | 'cannotDisseminateFormat' | 'idDoesNotExist' | 'noRecordsMatch'} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.code = code;
  }
}
