import { renameSync } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { readRecord, readText } from 'fao-widgets-core';
import { isWithinFolder, MANIFEST, type FileFacts, type Manifest } from '../feed/manifest.js';
import { CommandError } from '../report/command-error.js';
import { EXIT } from '../report/exit-codes.js';
import { STATE_FOLDER } from '../store/store.js';
import { describeBytes, writeAtomically, writeDurably } from '../feed/atomic-file.js';
import { DraftFile, isSameButTime } from './draft-file.js';
import { makeFolder } from './make-folder.js';

/** Folder of the new files until all of them are written. */
const NEXT = join(STATE_FOLDER, 'next');

/**
 * A feed's folder, whose state is replaced as a whole. First, all new files are written to a folder of their
 * own. Then the manifest lists the files to replace, the new files are renamed to their final names, and
 * obsolete ones are deleted. Last, a manifest without that list is written. An interrupted run leaves
 * complete files, and a manifest with both possible states of each.
 */
export class FeedFolder {
  readonly #fresh = new Map<string, FileFacts>();
  readonly #kept = new Map<string, FileFacts>();

  private constructor(
    readonly path: string,
    /** Manifest of the present state; absent in a new folder. */
    readonly manifest: Manifest | undefined,
  ) {}

  /**
   * Creates a folder, or checks that an existing one is empty or holds a feed. Changes nothing in it, since
   * another run may use it.
   * @param options `mustExist`: whether the folder must hold a feed
   * @returns its manifest; `undefined` where it is empty
   * @throws CommandError where it holds anything but a feed of this tool
   */
  static async prepare(path: string, { mustExist = false } = {}): Promise<Manifest | undefined> {
    const names = await readdir(path).catch(allowMissing);
    if (mustExist && !names?.includes(MANIFEST)) {
      throw new CommandError(
        `${path} holds no feed of fao-feed: make one with \`fao-feed build\`, or check the path.`,
        EXIT.files,
      );
    }
    if (!names) await makeFolder(path);
    // An interrupted run may leave a draft of the first manifest.
    const others = (names ?? []).filter((name) => name !== STATE_FOLDER && name !== `${MANIFEST}.part`);
    if (others.length && !others.includes(MANIFEST)) {
      throw new CommandError(
        `${path}: the folder holds other files (${others.slice(0, 3).join(', ')}${others.length > 3 ? ' …' : ''}), which fao-feed does not overwrite: name an empty or new folder with --out.`,
        EXIT.files,
      );
    }
    return others.length ? readManifest(path) : undefined;
  }

  /**
   * Opens a folder, and finishes the replacement that an interrupted run began. Only the run that has its
   * store open may do so.
   * @throws CommandError where it holds anything but a feed of this tool
   */
  static async open(path: string): Promise<FeedFolder> {
    const manifest = await FeedFolder.prepare(path);
    const folder = new FeedFolder(path, manifest);
    if (manifest?.replaces) await folder.#finish(manifest);
    await rm(join(path, NEXT), { recursive: true, force: true });
    return new FeedFolder(path, manifest && withoutReplaced(manifest));
  }

  /** Adds a file to the next state. An identical file of the present state is kept. */
  async add(name: string, bytes: Buffer): Promise<void> {
    const facts = describeBytes(bytes);
    if (this.manifest?.files[name]?.sha256 === facts.sha256 && (await this.isWhole(name))) {
      this.#kept.set(name, facts);
      return;
    }
    await writeDurably(join(this.path, NEXT, name), bytes);
    this.#fresh.set(name, facts);
  }

  /** Begins a file of the next state that is written piece by piece; one at a time. */
  begin(): DraftFile {
    return new DraftFile(join(this.path, NEXT, 'draft.part'));
  }

  /** Ends a file of a feed. Keeps the present one if only the time differs: there is nothing to upload. */
  async end(draft: DraftFile, name: string): Promise<void> {
    const facts = await draft.end();
    const isAsLong = this.manifest?.files[name]?.bytes === facts.bytes;
    if (isAsLong && isSameButTime(draft.path, join(this.path, name))) {
      this.keep(name);
      await rm(draft.path);
      return;
    }
    const path = join(this.path, NEXT, name);
    await mkdir(dirname(path), { recursive: true });
    renameSync(draft.path, path);
    this.#fresh.set(name, facts);
  }

  /** Whether a file of the present state matches the manifest: people delete and edit files. */
  async isWhole(name: string): Promise<boolean> {
    const facts = this.manifest?.files[name];
    const bytes = facts && (await readFile(join(this.path, name)).catch(() => undefined));
    return !!bytes && describeBytes(bytes).sha256 === facts.sha256;
  }

  /** Keeps a file of the present state in the next one. */
  keep(name: string): void {
    const facts = this.manifest?.files[name];
    if (facts) this.#kept.set(name, facts);
  }

  /** Whether a file is in the next state. */
  has(name: string): boolean {
    return this.#fresh.has(name) || this.#kept.has(name);
  }

  /** Returns the text of a file of the present state; `undefined` where it is missing. */
  async read(name: string): Promise<string | undefined> {
    if (!this.manifest?.files[name]) return undefined;
    return readFile(join(this.path, name), 'utf8').catch(() => undefined);
  }

  /**
   * Replaces the present state by the next one.
   * @param makeManifest makes the manifest from the files of the state
   * @returns the manifest, and the numbers of files that were written and removed
   */
  async replace(
    makeManifest: (files: Readonly<Record<string, FileFacts>>) => Manifest,
  ): Promise<{ written: number; removed: number; manifest: Manifest }> {
    const files = Object.fromEntries([...this.#kept, ...this.#fresh].sort(([a], [b]) => (a < b ? -1 : 1)));
    const before = this.manifest?.files ?? {};
    const replaces = Object.fromEntries(
      Object.entries(before).filter(([name, facts]) => files[name]?.sha256 !== facts.sha256),
    );
    const manifest = makeManifest(files);
    await this.#writeManifest({ ...manifest, replaces });
    await this.#finish({ ...manifest, replaces });
    const removed = Object.keys(before).filter((name) => !(name in files)).length;
    return { written: this.#fresh.size, removed, manifest };
  }

  /* Moves each file after those that it refers to. */
  async #finish(manifest: Manifest): Promise<void> {
    const { files, replaces = {} } = manifest;
    const next = join(this.path, NEXT);
    const waiting = await listFiles(next);
    const folders = new Set<string>();
    for (const name of waiting.sort((a, b) => rankFile(a) - rankFile(b))) {
      const folder = dirname(join(this.path, name));
      if (!folders.has(folder)) await mkdir(folder, { recursive: true });
      folders.add(folder);
      // In a thread of its own, it would take several times as long.
      renameSync(join(next, name), join(this.path, name));
    }
    for (const name of Object.keys(replaces)) {
      if (!(name in files)) await rm(join(this.path, name), { force: true });
    }
    await this.#writeManifest(withoutReplaced(manifest));
    await rm(next, { recursive: true, force: true });
  }

  #writeManifest(manifest: Manifest): Promise<void> {
    return writeAtomically(join(this.path, MANIFEST), Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`));
  }
}

/* Excludes drafts of an interrupted run. */
async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(allowMissing);
  return (entries ?? [])
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

/** Returns `undefined` for the error of a missing file or folder, and throws any other; for `catch`. */
export function allowMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
}

function rankFile(name: string): number {
  if (name.startsWith('thumbnails/')) return 0;
  if (name.endsWith('aliases.json')) return 2;
  return name === 'feed.json' ? 3 : 1;
}

function withoutReplaced({ replaces: _replaced, ...manifest }: Manifest): Manifest {
  return manifest;
}

async function readManifest(path: string): Promise<Manifest> {
  const file = join(path, MANIFEST);
  const fail = (why: string) =>
    new CommandError(
      `${file}: ${why}, so the folder may hold other files, which fao-feed does not overwrite: name an empty or new folder with --out.`,
      EXIT.files,
    );
  try {
    const json = readRecord(JSON.parse(await readFile(file, 'utf8')));
    const { version, generator, files } = json;
    if (
      version !== 1 ||
      !readText(generator)?.startsWith('fao-feed ') ||
      !files ||
      typeof files !== 'object'
    ) {
      throw fail('it is not a manifest of fao-feed');
    }
    const manifest = json as unknown as Manifest;
    // The tool may delete files that the manifest names.
    const names = [manifest.files, manifest.replaces ?? {}].flatMap((files) => Object.keys(files));
    const stray = names.find((name) => !isWithinFolder(name) || name.startsWith(STATE_FOLDER));
    if (stray !== undefined) throw fail(`it names "${stray}", which is outside of the folder`);
    return manifest;
  } catch (error) {
    if (error instanceof SyntaxError) throw fail(`it is not JSON (${error.message})`);
    throw error;
  }
}
