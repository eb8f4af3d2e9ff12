/** A row of the table in docs/faults.md. */
export interface FaultRow {
  readonly what: string;
  readonly asked: string;
  /**
   * Settings in the repository's address, as it writes them; `no server` and `off line` are none of its own.
   */
  readonly address: string;
  readonly state: string;
  readonly shows: string;
  /** A number, or the least there is: `4+`. */
  readonly requests: string;
  readonly heals: string;
}

/** Reads the table that docs/faults.md shows its readers: what it says is what is tested. */
export function readFaultTable(): FaultRow[] {
  // Tests are defined before anything can be awaited.
  const request = new XMLHttpRequest();
  request.open('GET', '/docs/faults.md', false);
  request.send();
  return request.responseText
    .split('\n')
    .filter((line) => /^\| (?!What goes wrong|---)/.test(line))
    .map((line) => {
      const [what, asked, address, state, shows, requests, heals] = line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim().replace(/^`(.*)`$/, '$1'));
      return { what, asked, address, state, shows, requests, heals } as FaultRow;
    });
}
