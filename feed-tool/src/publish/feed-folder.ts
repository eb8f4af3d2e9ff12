import { opendirSync, renameSync, type Dir } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { readRecord, readText } from 'fao-widgets-core';
import {
  isWithinFolder,
  MANIFEST,
  type FileFacts,
  type Manifest,
  type ManifestHead,
} from '../feed/manifest.js';
import { CommandError } from '../report/command-error.js';
import { EXIT } from '../report/exit-codes.js';
import { STATE_FOLDER } from '../store/store.js';
import { describeBytes, writeDurably } from '../feed/atomic-file.js';
import { FileTable } from '../feed/file-table.js';
import { DraftFile, isSameButTime } from './draft-file.js';
import { listManifest } from './list-manifest.js';
import { makeFolder } from './make-folder.js';

/** Folder of the new files until all of them are written. */
const NEXT = join(STATE_FOLDER, 'next');
/** Number of entries of a folder that are listed at once. */
const LISTED = 1_000;

/**
 * A feed's folder, whose state is replaced as a whole. First, all new files are written to a folder of their
 * own. Then the manifest lists the files to replace, the new files are renamed to their final names, and
 * obsolete ones are deleted. Last, a manifest without that list is written. An interrupted run leaves
 * complete files, and a manifest with both possible states of each.
 */
export class FeedFolder {
  /** The files of the next state. */
  readonly #files = new FileTable();
  /** Number of those that are new. */
  #fresh = 0;

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
    if (manifest?.replaces) await folder.#resume(manifest);
    await rm(join(path, NEXT), { recursive: true, force: true });
    return new FeedFolder(path, manifest && withoutReplaced(manifest));
  }

  /* Finishes the replacement of an interrupted run. */
  async #resume({ files, replaces = {}, ...head }: Manifest): Promise<void> {
    const obsolete = Object.keys(replaces).filter((name) => !(name in files));
    const pieces = listManifest(head, Object.entries(files));
    await this.#finish(obsolete, () => this.#writeManifest(pieces));
  }

  /** Adds a file to the next state. An identical file of the present state is kept. */
  async add(name: string, bytes: Buffer): Promise<void> {
    const facts = describeBytes(bytes);
    if (this.manifest?.files[name]?.sha256 === facts.sha256 && (await this.isWhole(name))) {
      this.#files.set(name, facts);
      return;
    }
    await writeDurably(join(this.path, NEXT, name), bytes);
    this.#noteFresh(name, facts);
  }

  /** Folder for files of this run, which end in `.part`. */
  get scratch(): string {
    return join(this.path, NEXT);
  }

  /** Begins a file of the next state that is written piece by piece; one at a time. */
  begin(): DraftFile {
    return new DraftFile(join(this.path, NEXT, 'draft.part'));
  }

  /**
   * Ends a file of the next state. Keeps the present one where it is the same, or only the time differs:
   * there is nothing to upload.
   */
  async end(draft: DraftFile, name: string): Promise<void> {
    const facts = await draft.end();
    const before = this.manifest?.files[name];
    const isSame =
      before?.sha256 === facts.sha256
        ? await this.isWhole(name)
        : before?.bytes === facts.bytes && isSameButTime(draft.path, join(this.path, name));
    if (isSame) {
      this.keep(name);
      await rm(draft.path);
      return;
    }
    const path = join(this.path, NEXT, name);
    await mkdir(dirname(path), { recursive: true });
    renameSync(draft.path, path);
    this.#noteFresh(name, facts);
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
    if (facts) this.#files.set(name, facts);
  }

  /** Whether a file is in the next state. */
  has(name: string): boolean {
    return this.#files.get(name) !== undefined;
  }

  /** Returns the text of a file of the present state; `undefined` where it is missing. */
  async read(name: string): Promise<string | undefined> {
    if (!this.manifest?.files[name]) return undefined;
    return readFile(join(this.path, name), 'utf8').catch(() => undefined);
  }

  /**
   * Replaces the present state by the next one.
   * @param makeHead makes the manifest without the files, from their number
   * @returns the manifest without the files, and the numbers of files that were written and removed
   */
  async replace(
    makeHead: (count: number) => ManifestHead,
  ): Promise<{ written: number; removed: number; manifest: ManifestHead }> {
    const before = this.manifest?.files ?? {};
    const replaces = Object.fromEntries(
      Object.entries(before).filter(([name, { sha256 }]) => this.#files.get(name)?.sha256 !== sha256),
    );
    const manifest = makeHead(this.#files.count);
    const write = (head: ManifestHead) => this.#writeManifest(listManifest(head, this.#files.sorted()));
    await write({ ...manifest, replaces });
    const obsolete = Object.keys(replaces).filter((name) => !this.has(name));
    await this.#finish(obsolete, () => write(manifest));
    return { written: this.#fresh, removed: obsolete.length, manifest };
  }

  #noteFresh(name: string, facts: FileFacts): void {
    this.#files.set(name, facts);
    this.#fresh++;
  }

  /* Moves each file after those that it refers to, deletes obsolete ones, and writes the final manifest. */
  async #finish(obsolete: readonly string[], writeManifest: () => Promise<void>): Promise<void> {
    const next = join(this.path, NEXT);
    for (const isOfPass of PASSES) await this.#move(next, '', isOfPass);
    for (const name of obsolete) await rm(join(this.path, name), { force: true });
    await writeManifest();
    await rm(next, { recursive: true, force: true });
  }

  /*
   * Moves some files of a folder and those in it, while it lists them, since there may be many. A system may
   * leave out entries of a folder that changes, so it lists the folder again until nothing is left.
   */
  async #move(next: string, folder: string, isOfPass: (name: string) => boolean): Promise<void> {
    const folders: string[] = [];
    let count: number;
    do {
      count = 0;
      const entries = openFolder(join(next, folder));
      if (!entries) return;
      folders.length = 0;
      try {
        for (let entry = entries.readSync(); entry; entry = entries.readSync()) {
          const name = folder + entry.name;
          if (entry.isDirectory()) folders.push(`${name}/`);
          // Excludes drafts of an interrupted run.
          else if (entry.isFile() && !name.endsWith('.part') && isOfPass(name)) {
            if (!count++) await mkdir(join(this.path, folder), { recursive: true });
            // In a thread of its own, it would take several times as long.
            renameSync(join(next, name), join(this.path, name));
          }
        }
      } finally {
        entries.closeSync();
      }
    } while (count);
    for (const inner of folders) await this.#move(next, inner, isOfPass);
  }

  /* Writes it piece by piece, since that of a large feed has many megabytes. */
  async #writeManifest(pieces: Iterable<string>): Promise<void> {
    const path = join(this.path, MANIFEST);
    const draft = new DraftFile(`${path}.part`);
    for (const piece of pieces) draft.write(piece);
    await draft.end();
    await rename(draft.path, path);
  }
}

/** Which files are moved in turn: covers, items and pages, aliases, the first page. */
const PASSES: readonly ((name: string) => boolean)[] = [
  (name) => name.startsWith('thumbnails/'),
  (name) => !name.endsWith('aliases.json') && name !== 'feed.json',
  (name) => name.endsWith('aliases.json'),
  () => true,
];

function openFolder(path: string): Dir | undefined {
  try {
    return opendirSync(path, { bufferSize: LISTED });
  } catch (error) {
    allowMissing(error);
    return undefined;
  }
}

/** Returns `undefined` for the error of a missing file or folder, and throws any other; for `catch`. */
export function allowMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
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
