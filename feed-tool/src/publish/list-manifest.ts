import type { FileFacts, ManifestHead } from '../feed/manifest.js';

/** Writes a manifest in pieces, as `JSON.stringify` does with one space per level. */
export function* listManifest(
  head: ManifestHead,
  files: Iterable<readonly [string, FileFacts]>,
): Generator<string> {
  const { replaces, ...facts } = head;
  yield JSON.stringify(facts, null, 1).slice(0, -'\n}'.length);
  yield* listFiles('files', files);
  if (replaces) yield* listFiles('replaces', Object.entries(replaces));
  yield '\n}\n';
}

function* listFiles(name: string, files: Iterable<readonly [string, FileFacts]>): Generator<string> {
  yield `,\n "${name}": {`;
  let count = 0;
  for (const [path, { bytes, sha256 }] of files) {
    yield `${count++ ? ',' : ''}\n  ${JSON.stringify(path)}: {\n   "bytes": ${bytes},\n   "sha256": "${sha256}"\n  }`;
  }
  yield count ? '\n }' : '}';
}
