import { CommandError } from '../../report/command-error.js';
import { EXIT } from '../../report/exit-codes.js';
import { describeFileError } from '../../report/file-errors.js';
import type { Reporter } from '../../report/reporter.js';
import type { LogFormat } from '../co-downloads.js';
import { CombinedLog } from './combined/combined-log.js';
import { CsvLog } from './csv/csv-log.js';
import type { DownloadRecorder } from './download-recorder.js';
import type { HalfSipHash } from '../visitors/half-sip-hash.js';
import type { ItemNames } from '../identifiers/item-index.js';
import { LineSplitter } from './line-splitter.js';
import { openLog, STDIN } from './open-log.js';
import type { LogText } from './open-log.js';
import { describeUnreadable, tellForm } from './detect-format.js';
import type { RobotFilter } from '../visitors/robots.js';

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

/**
 * Reads the logs one after the other and records their downloads. Errors are those of `openLog`, and a file
 * of which nothing can be read.
 */
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
    const damage: string[] = [];
    const listener = { onRead, onDamage: (why: string) => void damage.push(why) };
    const text = await openLog(log, signal, listener).catch((error: unknown) => {
      throw describeFileError(error) ?? error;
    });
    if (text.head.length === 0 && damage.length > 0) throw refuseDamaged(name, damage);
    await readLog(name, text, reading, () => {
      for (const why of damage) reporter.warn(describeDamage(name, why));
    });
  }
  progress.end();
}

/* At the end of its text, before anything is said of what it holds, comes `onEnd`. */
async function readLog(name: string, text: LogText, reading: LogReading, onEnd: () => void): Promise<void> {
  const { recorder } = reading;
  const taker = createTaker(name, text.head, reading);
  let bytes = 0;
  for await (const chunk of text.chunks) {
    taker.take(chunk);
    bytes += chunk.length;
    if (recorder.isHopeless || (recorder.file.understood === 0 && bytes > ENOUGH)) break;
  }
  onEnd();
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

/** The gzip command may read further than this program, and so may the tools of other formats. */
const ADVICE = 'Copy it anew, or read it with its own tool: zcat FILE | fao-feed downloads --log - …';

function describeDamage(name: string, why: string): string {
  return `${name} is cut or damaged (${why}): what comes before is counted. ${ADVICE}`;
}

function refuseDamaged(name: string, why: readonly string[]): CommandError {
  return new CommandError(
    `${name} is cut or damaged from its beginning on (${why.join()}): ${ADVICE}`,
    EXIT.unreadable,
  );
}
