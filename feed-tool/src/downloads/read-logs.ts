import { CommandError } from '../report/command-error.js';
import { EXIT } from '../report/exit-codes.js';
import { describeFileError } from '../report/file-errors.js';
import type { Reporter } from '../report/reporter.js';
import type { LogFormat } from './co-downloads.js';
import { CombinedLog } from './combined-log.js';
import { CsvLog } from './csv-log.js';
import type { DownloadRecorder } from './download-recorder.js';
import type { HalfSipHash } from './half-sip-hash.js';
import type { ItemNames } from './item-names.js';
import { LineSplitter } from './line-splitter.js';
import { openLog, STDIN } from './log-chunks.js';
import type { LogText } from './log-chunks.js';
import { describeUnreadable, tellForm } from './log-format.js';
import type { RobotFilter } from './robots.js';

const MEGABYTE = 1e6;

/** Bytes after which a file without one line that can be read is given up. */
const ENOUGH = 1 << 26;

/** What lines are read with. */
export interface LogReading {
  readonly format: LogFormat | undefined;
  readonly names: ItemNames;
  readonly robots: RobotFilter;
  readonly hasher: HalfSipHash;
  readonly recorder: DownloadRecorder;
}

/** Takes the chunks of one log. */
interface ChunkTaker {
  take(chunk: Buffer): void;
  finish(): void | Promise<void>;
}

/** Reads the logs one after the other and records their downloads. Errors are those of `openLog`, and a file of which nothing can be read. */
export async function readLogs(
  logs: readonly string[],
  size: number | undefined,
  reading: LogReading,
  { reporter, signal }: { readonly reporter: Reporter; readonly signal: AbortSignal },
): Promise<void> {
  const total = size === undefined ? undefined : Math.ceil(size / MEGABYTE);
  const progress = reporter.begin('Reading logs, megabytes', total);
  let bytes = 0;
  const onRead = (read: number) => {
    bytes += read;
    progress.reach(Math.floor(bytes / MEGABYTE));
  };
  for (const log of logs) {
    signal.throwIfAborted();
    const name = log === STDIN ? 'standard input' : log;
    reading.recorder.beginFile(name);
    const text = await openLog(log, signal, onRead).catch((error: unknown) => refuseFile(name, error));
    await readLog(name, text, reading, reporter);
  }
  progress.end();
}

async function readLog(name: string, text: LogText, reading: LogReading, reporter: Reporter): Promise<void> {
  const { recorder } = reading;
  const taker = createTaker(name, text.head, reading);
  let bytes = 0;
  try {
    for await (const chunk of text.chunks) {
      taker.take(chunk);
      bytes += chunk.length;
      if (recorder.isHopeless || (recorder.file.understood === 0 && bytes > ENOUGH)) break;
    }
  } catch (error) {
    if (!isZlibError(error)) throw error;
    reporter.warn(
      `${name} is cut or damaged (${error.message}): what comes before is counted. Copy it anew to have all of it.`,
    );
  }
  await taker.finish();
  const { understood, broken, problem } = recorder.file;
  if (understood === 0 && broken > 0) throw describeUnreadable(name, text.head, problem);
}

function createTaker(name: string, head: Buffer, reading: LogReading): ChunkTaker {
  const { names, robots, hasher, recorder } = reading;
  const { format, delimiter } = tellForm(name, head, reading.format);
  return format === 'csv'
    ? new CsvLog(delimiter, names, hasher, recorder)
    : new LineSplitter(new CombinedLog(names, robots, hasher, recorder));
}

function isZlibError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && ((error as NodeJS.ErrnoException).code?.startsWith('Z_') ?? false);
}

/** Nothing has been read yet: here a damaged file is one of which nothing can be. */
function refuseFile(name: string, error: unknown): never {
  if (!isZlibError(error)) throw describeFileError(error) ?? error;
  const message = `${name} is cut or damaged from its beginning on (${error.message}): copy it anew.`;
  throw new CommandError(message, EXIT.unreadable, { cause: error });
}
