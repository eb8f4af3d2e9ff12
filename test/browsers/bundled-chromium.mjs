import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { installDependencies } from '../../scripts/setup.mjs';

const folder = fileURLToPath(new URL('bundled-chromium', import.meta.url));
const packageFolder = join(folder, 'node_modules', '@sparticuz', 'chromium');
const inflatedFolder = join(folder, 'node_modules', '.inflated');

/** The package's own settings look for its fonts in folders of the cloud services it is made for. */
const fontSettings = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(inflatedFolder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(inflatedFolder, 'font-cache')}</cachedir>
</fontconfig>
`;

/** Unpacks into a folder that gets its final name only when it is complete: an interrupted run leaves nothing half. */
async function inflateInto(target) {
  const { inflate } = await import(join(packageFolder, 'build', 'index.js'));
  const unfinished = `${target}-${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const outerTemporaryFolder = process.env.TMPDIR;
  process.env.TMPDIR = unfinished; // The package unpacks into the temporary folder and takes no other.
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
 * Installs the Chromium that comes as an npm package, with the libraries it needs, for machines without any browser.
 *
 * @returns {Promise<{ path: string, env: Record<string, string>, shell: true } | undefined>} nothing where the package
 *   has no program for the machine: it is built for Linux on x64
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
