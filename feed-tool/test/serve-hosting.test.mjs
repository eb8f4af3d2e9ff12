import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { describe, it } from 'node:test';
import { page, readBlocks, readHeaderTable } from './hosting-page.mjs';

/** Headers and values of the table that the settings of a server must have. */
const headers = readHeaderTable()
  .filter(({ names, values }) => names.length === 1 && values.length === 1)
  .map(({ names: [name], values: [value] }) => ({ name, value }));

describe('docs/hosting.md', () => {
  it('has all headers of its table in the settings of each server', () => {
    assert.equal(headers.length, 6);
    const servers = { nginx: readBlocks('nginx'), apache: readBlocks('apache'), netlify: readBlocks('text') };
    for (const [server, blocks] of Object.entries(servers)) {
      const code = blocks.join('\n');
      for (const { name, value } of headers) {
        assert.ok(code.includes(name), `${server}: ${name}`);
        assert.ok(code.includes(value), `${server}: ${value}`);
      }
    }
  });

  it('has a policy for CloudFront with the same headers, and one for S3 that allows 404', () => {
    const [bucket, policy] = readBlocks('json').map((code) => JSON.parse(code));
    assert.deepEqual(
      bucket.Statement.map(({ Action }) => Action),
      ['s3:GetObject', 's3:ListBucket'],
    );
    const { CorsConfig: sharing, CustomHeadersConfig: others, SecurityHeadersConfig: security } = policy;
    const counted = [...Object.values(sharing), others].filter((value) => value.Items);
    for (const { Quantity, Items } of counted) assert.equal(Quantity, Items.length);
    assert.deepEqual(sharing.AccessControlAllowOrigins.Items, ['*']);
    assert.equal(sharing.AccessControlExposeHeaders.Items.join(', '), 'Retry-After, ETag');
    assert.equal(others.Items[0].Header, 'Cross-Origin-Resource-Policy');
    assert.ok(security.ContentTypeOptions.Override);
    const script = readBlocks('sh').find((code) => code.includes('s3 sync'));
    for (const { value } of headers.filter(({ name }) => name === 'Cache-Control'))
      assert.ok(script.includes(value), value);
  });

  it('has commands that a shell can parse, and never uploads the state of builds', async () => {
    for (const code of readBlocks('sh')) {
      // The times of a crontab are not commands.
      const shell = spawn('sh', ['-n'], { stdio: ['pipe', 'ignore', 'pipe'] });
      shell.stdin.end(code.replace(/^17 3 \* \* \* /, ''));
      const [errors, [status]] = await Promise.all([text(shell.stderr), once(shell, 'close')]);
      assert.equal(status, 0, `${code}\n${errors}`);
      const uploads = code.match(/aws s3 sync.*/g) ?? [];
      for (const upload of uploads) assert.match(upload, /--exclude '\.fao-feed\/\*'/);
    }
  });

  it('uploads files before those that refer to them, and deletes last', () => {
    const script = readBlocks('sh').find((code) => code.includes('s3 sync'));
    const order = [
      "'thumbnails/*'",
      "--include 'items/*'",
      "--include 'items/aliases.json'",
      "'feed.json'",
      "'manifest.json'",
      '--delete',
    ];
    const offsets = order.map((words) => script.indexOf(words));
    assert.ok(!offsets.includes(-1));
    assert.deepEqual(
      offsets,
      [...offsets].sort((one, other) => one - other),
    );
  });

  it('has workflows with valid indentation, which publish a copy without the state of builds', () => {
    const [workflow, ...others] = readBlocks('yaml');
    for (const code of [workflow, ...others])
      for (const line of code.split('\n')) assert.match(line, /^(?: {2})*(?:- )?(?:[\w-]+:(?: .*)?)?$/);
    const steps = workflow.split('\n');
    const findStep = (words) => steps.findIndex((line) => line.includes(words));
    const order = [
      'cache/restore',
      'fao-feed build',
      'fao-feed check',
      'rm -rf site/.fao-feed',
      'path: site',
      'deploy-pages',
    ];
    assert.deepEqual(
      order.map(findStep),
      order.map(findStep).sort((one, other) => one - other),
    );
    assert.ok(!order.map(findStep).includes(-1));
  });

  it('mentions only existing commands', () => {
    const commands = [...page.matchAll(/fao-feed (build|check|serve|downloads)\b/g)].map(([, name]) => name);
    assert.deepEqual([...new Set(commands)].sort(), ['build', 'check', 'downloads', 'serve']);
    for (const [command] of page.matchAll(/fao-feed build --.*/g))
      assert.match(command, /^fao-feed build --from \S+ --set \S+ --out feed --contact \S+@example\.org/);
  });
});
