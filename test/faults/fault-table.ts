/** A row of the table in docs/faults.md. */
export interface FaultRow {
  readonly fault: string;
  /** The element, and after a comma its identifiers, if these are not just the UUID. */
  readonly element: string;
  /** Settings in the URL of the repository, or `no server` or `offline`. */
  readonly settings: string;
  readonly state: string;
  /** A text in the element. */
  readonly text: string;
  /** The number of requests, or the minimum: `4+`. */
  readonly requests: string;
  readonly recovers: string;
}

/** Reads the table in docs/faults.md, so that the tests check what the documentation says. */
export function readFaultTable(): FaultRow[] {
  // Synchronously, since Mocha does not wait for asynchronous definitions of tests.
  const request = new XMLHttpRequest();
  request.open('GET', '/docs/faults.md', false);
  request.send();
  return request.responseText
    .split('\n')
    .filter((line) => /^\| (?!What goes wrong|---)/.test(line))
    .map((line) => {
      const [fault, element, settings, state, text, requests, recovers] = line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim().replace(/^`(.*)`$/, '$1'));
      return { fault, element, settings, state, text, requests, recovers } as FaultRow;
    });
}
