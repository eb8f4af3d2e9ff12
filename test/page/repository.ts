/** Settings that a URL of `fake-dspace` may hold: fake-dspace/README.md. */
export type RepositorySettings = Partial<
  Record<'version' | 'fields' | 'fault' | 'on' | 'times' | 'cors' | 'shape', string>
>;

/** A request as the repository saw it. */
export interface RepositoryRequest {
  readonly method: string;
  /** Path and query from `/server/api` on. */
  readonly url: string;
  readonly headers: readonly string[];
  /** Whether it was for the bytes of a file or cover. */
  readonly content?: true;
  /** Whether it was for this list. */
  readonly log?: true;
}

/** The repository as one test sees it. */
export interface Repository {
  /** Address of the REST root, for the attribute `feed`. */
  readonly root: string;
  /** The requests of this test, in order; those for covers and files left out. */
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
