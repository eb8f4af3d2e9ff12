import assert from 'node:assert/strict';
import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { digestSources } from '../../scripts/rollup/digest-sources.mjs';

const project = fileURLToPath(new URL('../../', import.meta.url));

/** Returns the path of a copy of what the digest reads, which the end of the test deletes. */
async function copySources(test) {
  const copy = await mkdtemp(join(tmpdir(), 'fao-widgets-digest-'));
  test.after(() => rm(copy, { recursive: true }));
  for (const path of ['package-lock.json', 'rollup.config.mjs', 'scripts/rollup', 'src', 'tsconfig.json'])
    await cp(join(project, path), join(copy, path), { recursive: true });
  return copy;
}

describe('The name of a build', () => {
  it('stays the same if only comments and types change', async (test) => {
    const copy = await copySources(test);
    await appendFile(join(copy, 'src/core/fields.ts'), '/** A comment. */\nexport type Other = string;\n');
    await appendFile(join(copy, 'rollup.config.mjs'), '// A comment.\n');
    assert.equal(digestSources(copy), digestSources(project));
  });

  it('changes with the code, the build scripts and the versions of packages', async (test) => {
    const copy = await copySources(test);
    const names = [digestSources(copy)];
    for (const [path, text] of [
      ['src/core/fields.ts', 'export const other = 1;\n'],
      ['scripts/rollup/parts.mjs', 'export const other = 1;\n'],
      ['package-lock.json', '\n'],
    ]) {
      await appendFile(join(copy, path), text);
      names.push(digestSources(copy));
    }
    assert.equal(new Set(names).size, 4);
  });
});
