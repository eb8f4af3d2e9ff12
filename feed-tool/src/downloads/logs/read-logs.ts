import { CommandError } from '../../report/command-error.js';
import { EXIT } from '../../report/exit-codes.js';
import { describeFileError } from '../../report/file-errors.js';
import type { Reporter } from '../../report/reporter.js';
import type { LogFormat } from '../co-downloads.js';
import type { ItemIndex } from '../identifiers/item-index.js';
import type { HalfSipHash } from '../../hash/half-sip-hash.js';
import type { RobotFilter } from '../visitors/robots.js';
import { CombinedLog } from './combined/combined-log.js';
import { CsvLog } from './csv/csv-log.js';
import { describeUnreadable, detectFormat } from './detect-format.js';
import type { DownloadRecorder } from './download-recorder.js';
import { LineSplitter } from './line-splitter.js';
import { openLog, STDIN } from './open-log.js';
import type { LogText } from './open-log.js';

const MEGABYTE = 1e6;

/** Bytes of text without a readable line after which the command stops reading a file. */
const MAX_UNREADABLE = 1 << 26;

/** Objects that read all logs. */
export interface LogReading {
  readonly format: LogFormat | undefined;
  readonly items: ItemIndex;
  readonly robots: RobotFilter;
  readonly hasher: HalfSipHash;
  readonly recorder: DownloadRecorder;
}

/** Parses the text of one log, chunk by chunk. */
interface LogParser {
  add(chunk: Buffer): void;
  finish(): void | Promise<void>;
}

/**
 * Reads the logs one after the other and records their downloads.
 * @param size bytes of all logs on disk, if known, for the progress
 * @throws CommandError for a file without a readable line; errors of `openLog`
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
    const callbacks = { onRead, onDamage: (reason: string) => void damage.push(reason) };
    const text = await openLog(log, signal, callbacks).catch((error: unknown) => {
      throw describeFileError(error) ?? error;
    });
    if (text.head.length === 0 && damage.length > 0) throw describeDamagedStart(name, damage);
    await readLog(name, text, reading, () => {
      for (const reason of damage) reporter.warn(describeDamage(name, reason));
    });
  }
  progress.end();
}

/* Calls `onEnd` at the end of the text, before it reports unreadable lines at that end. */
async function readLog(name: string, text: LogText, reading: LogReading, onEnd: () => void): Promise<void> {
  const { recorder } = reading;
  const parser = createParser(name, text.head, reading);
  let bytes = 0;
  for await (const chunk of text.chunks) {
    parser.add(chunk);
    bytes += chunk.length;
    if (recorder.isUnreadable || (recorder.file.readable === 0 && bytes > MAX_UNREADABLE)) break;
  }
  onEnd();
  await parser.finish();
  const { readable, broken, problem } = recorder.file;
  if (readable === 0 && broken > 0) throw describeUnreadable(name, text.head, problem);
}

function createParser(name: string, head: Buffer, reading: LogReading): LogParser {
  const { items, robots, hasher, recorder } = reading;
  const { format, delimiter } = detectFormat(name, head, reading.format);
  return format === 'csv'
    ? new CsvLog(delimiter, items, hasher, recorder)
    : new LineSplitter(new CombinedLog(items, robots, hasher, recorder));
}

/** Other programs, such as `gzip`, may read more of a damaged file than this one. */
const ADVICE =
  'Copy the file again, or expand it with another program: zcat FILE | fao-feed downloads --log - …';

function describeDamage(name: string, reason: string): string {
  return `${name} is truncated or damaged (${reason}): only the text before the damage counts. ${ADVICE}`;
}

function describeDamagedStart(name: string, reasons: readonly string[]): CommandError {
  return new CommandError(
    `${name} is truncated or damaged at its start (${reasons.join()}). ${ADVICE}`,
    EXIT.unreadable,
  );
}
