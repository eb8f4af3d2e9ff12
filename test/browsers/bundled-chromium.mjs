import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { installDependencies } from '../../scripts/setup.mjs';

const folder = fileURLToPath(new URL('bundled-chromium', import.meta.url));
const packageFolder = join(folder, 'node_modules', '@sparticuz', 'chromium');
const inflatedFolder = join(folder, 'node_modules', '.inflated');

/** Replaces the package's own settings, which expect its fonts in folders of cloud services. */
const fontSettings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(inflatedFolder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(inflatedFolder, 'font-cache')}</cachedir>
</fontconfig>
`;

/**
 * Unpacks the package into a folder. The folder gets its final name only when it is complete, so that an
 * interrupted run does no harm.
 */
async function inflateInto(target) {
  const { inflate } = await import(join(packageFolder, 'build', 'index.js'));
  const unfinished = `${target}-${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const outerTemporaryFolder = process.env.TMPDIR;
  process.env.TMPDIR = unfinished; // The package always unpacks into the temporary folder.
  try {
    for (const archive of ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br']) {
      await inflate(join(packageFolder, 'bin', archive));
    }
    writeFileSync(join(unfinished, 'fonts.conf'), fontSettings);
    renameSync(unfinished, target);
  } finally {
    if (outerTemporaryFolder === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = outerTemporaryFolder;
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/**
 * Installs a Chromium from an npm package, with the libraries that it needs, for machines without any
 * browser.
 *
 * @returns {Promise<{ path: string, env: Record<string, string>, shell: true } | undefined>} `undefined` on
 *   any system but Linux on x64, for which the package is built
 */
export async function provideBundledChromium() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  if (!existsSync(inflatedFolder)) {
    console.log('No Chromium found on this machine: installing the bundled one (67 MB) ...');
    installDependencies(folder);
    await inflateInto(inflatedFolder);
  }
  return {
    path: join(inflatedFolder, 'chromium'),
    env: {
      LD_LIBRARY_PATH: join(inflatedFolder, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(inflatedFolder, 'fonts.conf'),
    },
    shell: true,
  };
}
