/** Settings in a URL of `fake-dspace` (fake-dspace/README.md). */
export type RepositorySettings = Partial<
  Record<
    'version' | 'fields' | 'fault' | 'on' | 'times' | 'cors' | 'shape' | 'items' | 'jobnumbers' | 'pace',
    string
  >
>;

/** A request that the repository received. */
export interface RepositoryRequest {
  readonly method: string;
  /** Path and query, from `/server/api`. */
  readonly url: string;
  readonly headers: readonly string[];
  /** Set for the bytes of a file or cover. */
  readonly content?: true;
  /** Set for a request of this list. */
  readonly log?: true;
}

/** The repository of one test. */
export interface Repository {
  /** URL of the REST root, for the attribute `feed`. */
  readonly root: string;
  /** Returns the requests of this test in order, without those for covers and files. */
  requests(): Promise<RepositoryRequest[]>;
}

function readOrigin(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="repository-origin"]')!.content;
}

/** Opens the repository for the running test alone, with the settings that the test needs. */
export function openRepository(settings: RepositorySettings = {}): Repository {
  const origin = readOrigin();
  const run = crypto.randomUUID();
  const written = Object.entries({ ...settings, run })
    .map((pair) => pair.join('='))
    .join(',');
  return {
    root: `${origin}/${written}/server/api`,
    async requests() {
      const list = (await (await fetch(`${origin}/log/${run}`)).json()) as RepositoryRequest[];
      return list.filter(({ content, log }) => !content && !log);
    },
  };
}
