import assert from 'node:assert/strict';
import { Writable } from 'node:stream';
import { describe, it } from 'node:test';

import { chooseReporter } from '../dist/feed-tool/src/report/choose-reporter.js';
import { formatDuration } from '../dist/feed-tool/src/report/durations.js';
import { createPlainReporter } from '../dist/feed-tool/src/report/plain-reporter.js';
import { createTerminalReporter } from '../dist/feed-tool/src/report/terminal-reporter.js';

/** Returns a stream that collects the text. */
function makeStream(properties = {}) {
  const stream = new Writable({
    write(part, _, done) {
      stream.text += part;
      done();
    },
  });
  return Object.assign(stream, { text: '' }, properties);
}

const makeStreams = (properties) => ({ stdout: makeStream(), stderr: makeStream(properties) });
const terminal = { isTTY: true, columns: 80 };
const linesOf = ({ text }) => text.split('\n').slice(0, -1);

/**
 * Returns the screen of a terminal of 80 columns after a text. It supports the sequences that progress bars
 * use (xterm, "Control Sequences").
 *
 * @param {string} text
 * @returns {{ lines: string[], isCursorShown: boolean }}
 */
function show(text) {
  const lines = [[]];
  let [row, column, saved, isCursorShown, wraps] = [0, 0, [0, 0], true, true];
  const move = (down, across) => {
    row = down;
    column = across;
    while (lines.length <= row) lines.push([]);
  };
  const tokens = text
    .replaceAll('\u001B', '␛')
    .matchAll(/␛(?<short>[78])|␛\[(?<parameters>[?\d;]*)(?<verb>[A-Za-z])|(?<char>.)/gsu);
  for (const { groups } of tokens) {
    const { short, parameters, verb, char } = groups;
    const number = Number(parameters || 0);
    if (short === '7') saved = [row, column];
    else if (short === '8') move(...saved);
    else if (verb === 'G') column = (number || 1) - 1;
    else if (verb === 'K') lines[row].length = number === 2 ? 0 : Math.min(lines[row].length, column);
    else if (parameters === '?25') isCursorShown = verb === 'h';
    else if (parameters === '?7') wraps = verb === 'h';
    else if (char === '\r') column = 0;
    else if (char === '\n') move(row + 1, 0);
    else if (char) {
      if (column === 80 && wraps) move(row + 1, 0);
      column = Math.min(column, 79);
      while (lines[row].length < column) lines[row].push(' ');
      lines[row][column++] = char;
    } else assert.fail(`unknown sequence ${JSON.stringify(parameters + verb)}`);
  }
  return { lines: lines.map((line) => line.join('').trimEnd()), isCursorShown };
}

describe('The output on a terminal', () => {
  const begin = (test, ...step) => {
    test.mock.timers.enable({ apis: ['Date', 'setTimeout'] });
    const streams = makeStreams(terminal);
    const reporter = createTerminalReporter(streams);
    const progress = reporter.begin(...step);
    /** Returns the screen after the next update of the bar. */
    const seen = () => {
      test.mock.timers.tick(100);
      return show(streams.stderr.text);
    };
    return { reporter, streams, progress, seen };
  };

  it('has a bar with the progress, the speed and the remaining time', (test) => {
    const { progress, seen } = begin(test, 'Reading records', 200);
    assert.match(seen().lines[0], /^Reading records ░{16} 0\/200 \| 0\.0 a second \| \? left$/);
    test.mock.timers.tick(10_000);
    progress.reach(50);
    assert.deepEqual(seen().lines, ['Reading records ████░░░░░░░░░░░░ 50/200 | 5.0 a second | 30 s left']);
    test.mock.timers.tick(9_900);
    progress.reach(200);
    progress.end();
    assert.deepEqual(seen().lines, [
      'Reading records ████████████████ 200/200 | 10.0 a second | 0 s left',
      '',
    ]);
    assert.ok(seen().isCursorShown);
  });

  it('has no bar without a known total', (test) => {
    const { progress, seen } = begin(test, 'Reading records');
    test.mock.timers.tick(4_000);
    progress.reach(6);
    progress.end();
    assert.deepEqual(seen().lines, ['Reading records 6 | 1.5 a second', '']);
  });

  it('has a bar as soon as the total is known', (test) => {
    const { progress, seen } = begin(test, 'Reading records');
    test.mock.timers.tick(1_000);
    progress.reach(100, 400);
    assert.match(seen().lines[0], /^Reading records █{4}░{12} 100\/400 \| 100\.0 a second \| 3 s left$/);
    progress.end();
  });

  it('includes the progress of an earlier run, but not in the speed', (test) => {
    const { progress, seen } = begin(test, 'Reading records', undefined, 4_000);
    test.mock.timers.tick(10_000);
    progress.reach(4_100, 5_100);
    assert.match(seen().lines[0], / 4100\/5100 \| 10\.0 a second \| 1 min 40 s left$/);
    progress.end();
  });

  it('never has a negative remaining time', (test) => {
    const { progress, seen } = begin(test, 'Reading records', 10);
    test.mock.timers.tick(1_000);
    progress.reach(30);
    assert.match(seen().lines[0], /30\/10 .* 0 s left$/);
    progress.end();
  });

  it('has each note on a separate line above the bar', (test) => {
    const { reporter, progress, streams, seen } = begin(test, 'Reading records', 4);
    test.mock.timers.tick(1_000);
    progress.reach(1);
    reporter.note('The server is busy.');
    test.mock.timers.tick(1_000);
    progress.reach(2);
    reporter.warn('A record is left out.');
    test.mock.timers.tick(1_000);
    progress.reach(4);
    reporter.note('A word at the end.');
    progress.end();
    reporter.note('Done.');
    streams.stderr.write('$ ');
    assert.deepEqual(seen().lines, [
      'The server is busy.',
      'Warning: A record is left out.',
      'A word at the end.',
      'Reading records ████████████████ 4/4 | 1.3 a second | 0 s left',
      'Done.',
      '$',
    ]);
  });

  it('shows the bar below a note, also without progress', (test) => {
    const { reporter, progress, seen } = begin(test, 'Reading records', 4);
    reporter.note('The server is busy.');
    test.mock.timers.tick(1_000);
    assert.match(seen().lines[1], /^Reading records/);
    progress.end();
  });

  it('has long notes over several lines', (test) => {
    const { reporter, progress, seen } = begin(test, 'Reading records', 4);
    const note = `https://repository.example/${'a'.repeat(120)} responds with status 503. Retries left: 3.`;
    reporter.note(note);
    test.mock.timers.tick(1_000);
    progress.end();
    const { lines } = seen();
    assert.equal(lines.slice(0, 3).join(''), note);
    assert.match(lines[3], /^Reading records/);
  });

  it('has each step below the previous one, and the result on the standard output', (test) => {
    const { reporter, progress, streams, seen } = begin(test, 'Reading records', 1);
    progress.reach(1);
    progress.end();
    const next = reporter.begin('Writing items', 1);
    next.reach(1);
    next.end();
    reporter.conclude('1 item.', { items: 1 });
    const { lines } = seen();
    assert.match(lines[0], /^Reading records/);
    assert.match(lines[1], /^Writing items/);
    assert.equal(streams.stdout.text, '1 item.\n');
  });

  it('has a failure below the bar, and shows the cursor again', (test) => {
    const { reporter, progress, seen } = begin(test, 'Reading records', 4);
    assert.ok(!seen().isCursorShown);
    progress.reach(1);
    reporter.fail('The connection was cut.', { exitCode: 3 });
    progress.end();
    const { lines, isCursorShown } = seen();
    assert.match(lines[0], /^Reading records/);
    assert.deepEqual(lines.slice(1), ['Error: The connection was cut.', '']);
    assert.ok(isCursorShown);
  });
});

describe('The output in a log', () => {
  const begin = (test, ...step) => {
    test.mock.timers.enable({ apis: ['Date'] });
    const streams = makeStreams();
    const reporter = createPlainReporter(streams);
    return { reporter, streams, progress: reporter.begin(...step) };
  };

  it('has at most one line per step every ten seconds, with speed and remaining time', (test) => {
    const { progress, streams } = begin(test, 'Reading records', 600);
    for (let second = 1; second <= 25; second++) {
      test.mock.timers.tick(1_000);
      progress.reach(second * 10);
    }
    progress.end();
    assert.deepEqual(linesOf(streams.stderr), [
      'Reading records: 100 of 600, 10.0 a second, 50 s left',
      'Reading records: 200 of 600, 10.0 a second, 40 s left',
      'Reading records: 250 in 25 s',
    ]);
  });

  it('has a remaining time as soon as the total is known', (test) => {
    const { progress, streams } = begin(test, 'Reading records');
    test.mock.timers.tick(10_000);
    progress.reach(10);
    test.mock.timers.tick(10_000);
    progress.reach(20, 30);
    test.mock.timers.tick(10_000);
    progress.reach(40);
    assert.deepEqual(linesOf(streams.stderr), [
      'Reading records: 10, 1.0 a second',
      'Reading records: 20 of 30, 1.0 a second, 10 s left',
      'Reading records: 40 of 30, 1.3 a second, 0 s left',
    ]);
  });

  it('includes the progress of an earlier run, but not in the speed', (test) => {
    const { progress, streams } = begin(test, 'Reading records', 5_100, 4_000);
    test.mock.timers.tick(10_000);
    progress.reach(4_100);
    assert.equal(streams.stderr.text, 'Reading records: 4100 of 5100, 10.0 a second, 1 min 40 s left\n');
  });

  it('has messages on the standard error, and the result on the standard output', (test) => {
    const { reporter, streams } = begin(test, 'Reading records', 1);
    reporter.note('The server is busy.');
    reporter.warn('A record is left out.');
    reporter.conclude('91 items.\n1 is left out.', { items: 91 });
    reporter.fail('The connection was cut.', { exitCode: 3 });
    assert.equal(streams.stdout.text, '91 items.\n1 is left out.\n');
    assert.deepEqual(linesOf(streams.stderr), [
      'The server is busy.',
      'Warning: A record is left out.',
      'Error: The connection was cut.',
    ]);
  });

  it('has no control sequences', (test) => {
    const { progress, streams } = begin(test, 'Reading records', 1);
    test.mock.timers.tick(60_000);
    progress.reach(1);
    progress.end();
    for (const sign of ['\r', '\u001B']) assert.ok(!streams.stderr.text.includes(sign));
  });
});

describe('The output for programs', () => {
  it('has one JSON object per line on the standard output, with at most one per second for a step', (test) => {
    test.mock.timers.enable({ apis: ['Date'] });
    const streams = makeStreams(terminal);
    const reporter = chooseReporter({ json: true }, streams);
    const progress = reporter.begin('Reading records');
    for (const [milliseconds, done] of [
      [400, 1],
      [700, 2],
      [300, 3],
    ]) {
      test.mock.timers.tick(milliseconds);
      progress.reach(done, 3);
    }
    progress.end();
    reporter.note('A note\nof two lines');
    reporter.warn('A warning');
    reporter.conclude('3 items.', { items: 3 });
    reporter.fail('It failed', { exitCode: 3 });
    assert.deepEqual(
      linesOf(streams.stdout).map((line) => JSON.parse(line)),
      [
        { event: 'begin', step: 'Reading records' },
        { event: 'progress', step: 'Reading records', done: 2, total: 3 },
        { event: 'end', step: 'Reading records', done: 3, total: 3 },
        { event: 'note', text: 'A note\nof two lines' },
        { event: 'warning', text: 'A warning' },
        { event: 'result', items: 3 },
        { event: 'error', text: 'It failed', exitCode: 3 },
      ],
    );
    assert.equal(streams.stderr.text, '');
  });
});

describe('chooseReporter', () => {
  const begin = (options, properties) => {
    const streams = makeStreams(properties);
    const progress = chooseReporter(options, streams).begin('Reading records', 1);
    progress.end();
    return streams;
  };

  it('chooses a bar for a terminal, lines for a log, and objects with --json', () => {
    assert.match(begin({}, terminal).stderr.text, /░/);
    assert.match(begin({}).stderr.text, /^Reading records: 0 in 0 s\n$/);
    assert.match(begin({}, { isTTY: false }).stderr.text, /^Reading records: 0 in 0 s\n$/);
    for (const properties of [terminal, undefined])
      assert.equal(JSON.parse(linesOf(begin({ json: true }, properties).stdout)[0]).event, 'begin');
  });
});

describe('formatDuration', () => {
  it('writes durations in at most two units', () => {
    const durations = [0, 0.4, 8, 59.4, 59.6, 60, 200, 3_599.6, 3_600, 15_000, 360_000].map(formatDuration);
    assert.deepEqual(durations, [
      '0 s',
      '0 s',
      '8 s',
      '59 s',
      '1 min 0 s',
      '1 min 0 s',
      '3 min 20 s',
      '1 h 0 min',
      '1 h 0 min',
      '4 h 10 min',
      '100 h 0 min',
    ]);
  });
});
