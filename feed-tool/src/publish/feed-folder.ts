import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { readRecord, readText } from '../../../src/core/sanitize/text.js';
import { isWithinFolder, MANIFEST, type FileFacts, type Manifest } from '../feed/manifest.js';
import { CommandError } from '../report/command-error.js';
import { EXIT } from '../report/exit-codes.js';
import { MEMORY } from '../store/store.js';
import { describeBytes, writeWhole } from '../feed/atomic-file.js';
import { makeFolder } from './make-folder.js';

/** Folder of the new files until all are written. */
const NEXT = join(MEMORY, 'next');

/**
 * A feed's folder, whose state is replaced as a whole: all new files are written beside it first; then the
 * manifest says which files are to be replaced; then they are renamed into place, and those that are no
 * longer needed go; then the manifest says that it is done. Whoever is killed on the way leaves whole files,
 * and a manifest that says in which of two states each of them may be.
 */
export class FeedFolder {
  private readonly fresh = new Map<string, FileFacts>();
  private readonly kept = new Map<string, FileFacts>();

  private constructor(
    readonly path: string,
    /** What the folder holds; absent where it is new. */
    readonly manifest: Manifest | undefined,
  ) {}

  /**
   * Makes sure that a folder may hold a feed, and makes it where there is none. Nothing in it is touched:
   * another run may work there.
   * @param options `isThere`: whether there must be a feed already
   * @returns its manifest; `undefined` where it is empty
   * @throws CommandError where it holds something else than a feed of this tool
   */
  static async prepare(path: string, { isThere = false } = {}): Promise<Manifest | undefined> {
    const names = await readdir(path).catch(allowMissing);
    if (isThere && !names?.includes(MANIFEST)) {
      throw new CommandError(
        `${path} holds no feed of fao-feed: make one with "fao-feed build", or check the path.`,
        EXIT.files,
      );
    }
    if (!names) await makeFolder(path);
    // A run that was killed may leave a draft of the first manifest.
    const others = (names ?? []).filter((name) => name !== MEMORY && name !== `${MANIFEST}.part`);
    if (others.length && !others.includes(MANIFEST)) {
      throw new CommandError(
        `${path}: the folder holds something else (${others.slice(0, 3).join(', ')}${others.length > 3 ? ' …' : ''}), which is not overwritten: name an empty or new folder with --out.`,
        EXIT.files,
      );
    }
    return others.length ? readManifest(path) : undefined;
  }

  /**
   * Opens a folder, and finishes what a run that was killed began. Only the run that has its memory open may
   * do so.
   * @throws CommandError where it holds something else than a feed of this tool
   */
  static async open(path: string): Promise<FeedFolder> {
    const manifest = await FeedFolder.prepare(path);
    const folder = new FeedFolder(path, manifest);
    if (manifest?.replaces) await folder.finish(manifest);
    await rm(join(path, NEXT), { recursive: true, force: true });
    return new FeedFolder(path, manifest && withoutReplaced(manifest));
  }

  /** Adds a file to the next state. One that is there already in the same form stays as it is. */
  async add(name: string, bytes: Buffer): Promise<void> {
    const facts = describeBytes(bytes);
    if (this.manifest?.files[name]?.sha256 === facts.sha256 && (await this.isWhole(name))) {
      this.kept.set(name, facts);
      return;
    }
    await writeWhole(join(this.path, NEXT, name), bytes);
    this.fresh.set(name, facts);
  }

  /** Whether a file of the present state is there as the manifest says: people delete and edit files. */
  async isWhole(name: string): Promise<boolean> {
    const facts = this.manifest?.files[name];
    const bytes = facts && (await readFile(join(this.path, name)).catch(() => undefined));
    return !!bytes && describeBytes(bytes).sha256 === facts.sha256;
  }

  /** Takes a file of the present state over into the next one. */
  keep(name: string): void {
    const facts = this.manifest?.files[name];
    if (facts) this.kept.set(name, facts);
  }

  /** Whether a file is in the next state. */
  has(name: string): boolean {
    return this.fresh.has(name) || this.kept.has(name);
  }

  /** Text of a file as it is now; `undefined` where there is none. */
  async read(name: string): Promise<string | undefined> {
    if (!this.manifest?.files[name]) return undefined;
    return readFile(join(this.path, name), 'utf8').catch(() => undefined);
  }

  /**
   * Makes the next state the present one.
   * @param makeManifest what the manifest says, given the files of the state
   * @returns how many files were replaced or added, and how many went
   */
  async replace(
    makeManifest: (files: Readonly<Record<string, FileFacts>>) => Manifest,
  ): Promise<{ written: number; removed: number; manifest: Manifest }> {
    const files = Object.fromEntries([...this.kept, ...this.fresh].sort(([a], [b]) => (a < b ? -1 : 1)));
    const before = this.manifest?.files ?? {};
    const replaces = Object.fromEntries(
      Object.entries(before).filter(([name, facts]) => files[name]?.sha256 !== facts.sha256),
    );
    const manifest = makeManifest(files);
    await this.writeManifest({ ...manifest, replaces });
    await this.finish({ ...manifest, replaces });
    const removed = Object.keys(before).filter((name) => !(name in files)).length;
    return { written: this.fresh.size, removed, manifest };
  }

  /* Item files stand for themselves; the others name them, and come after them. */
  private async finish(manifest: Manifest): Promise<void> {
    const { files, replaces = {} } = manifest;
    const next = join(this.path, NEXT);
    const waiting = await listFiles(next);
    for (const name of waiting.sort((a, b) => rankFile(a) - rankFile(b))) {
      await mkdir(dirname(join(this.path, name)), { recursive: true });
      await rename(join(next, name), join(this.path, name));
    }
    for (const name of Object.keys(replaces)) {
      if (!(name in files)) await rm(join(this.path, name), { force: true });
    }
    await this.writeManifest(withoutReplaced(manifest));
    await rm(next, { recursive: true, force: true });
  }

  private writeManifest(manifest: Manifest): Promise<void> {
    return writeWhole(join(this.path, MANIFEST), Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`));
  }
}

/* Excludes drafts of an interrupted run. */
async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(allowMissing);
  return (entries ?? [])
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

/** Takes it that a file or folder is not there; for `catch`. */
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
      `${file}: ${why}, so the folder may hold something else, which is not overwritten: name an empty or new folder with --out.`,
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
      throw fail('it is no manifest of fao-feed');
    }
    const manifest = json as unknown as Manifest;
    // What it names may be deleted.
    const names = [manifest.files, manifest.replaces ?? {}].flatMap((files) => Object.keys(files));
    const stray = names.find((name) => !isWithinFolder(name) || name.startsWith(MEMORY));
    if (stray !== undefined) throw fail(`it names "${stray}", which is not within the folder`);
    return manifest;
  } catch (error) {
    if (error instanceof SyntaxError) throw fail(`it is no JSON (${error.message})`);
    throw error;
  }
}
