import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

const root = dirname(import.meta.dirname);
const distFolder = join(root, 'web', 'dist');
const fingerprintName = '.sources';

/** What the page is made of; a change of anything here makes the built page stale. */
const sources = [
  'web/src',
  'web/public',
  'web/index.html',
  'web/vite.config.ts',
  'web/package.json',
  'contract/src',
  'coordinates/src',
  'sealing/src',
  'papers/src',
  'gpr-parsers/src',
  'gpr-processing/src',
  'package-lock.json',
];

export class WebBuildError extends Error {
  override readonly name = 'WebBuildError';
}

export type WebBuild = {
  /** Resolves when `web/dist` is up to date. */
  readonly finished: Promise<void>;
  stop(): void;
};

/** Builds the web app in a process of its own, whose memory is given back, unless `web/dist` is up to date. */
export function buildWebWhenStale(): WebBuild {
  let child: ChildProcess | null = null;
  let isStopped = false;
  const build = async () => {
    // Fastify looks for the folder before the build has filled it.
    await mkdir(distFolder, { recursive: true });
    const fingerprint = await fingerprintOfSources();
    const built = await readFile(join(distFolder, fingerprintName), 'utf8').catch(() => null);
    if (built === fingerprint || isStopped) return;
    const outFolder = join(root, 'web', `dist.${process.pid}.tmp`);
    child = startVite(outFolder);
    try {
      await ended(child);
      await writeFile(join(outFolder, fingerprintName), fingerprint);
      await putInPlace(outFolder);
    } finally {
      await rm(outFolder, { recursive: true, force: true });
    }
  };
  return {
    finished: build(),
    stop() {
      isStopped = true;
      child?.kill('SIGKILL');
    },
  };
}

function startVite(outFolder: string): ChildProcess {
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin', 'vite.js');
  const flags = ['build', 'web', '--outDir', outFolder, '--emptyOutDir', '--logLevel', 'error'];
  return spawn(process.execPath, [vite, ...flags], { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
}

async function ended(child: ChildProcess): Promise<void> {
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('close', resolve).on('error', reject);
  });
  if (code !== 0)
    throw new WebBuildError(`The web app could not be built: ${said.trim() || `vite ended with ${code}`}`);
}

/** The finished build takes the place of the old one; a half-made one is never served. */
async function putInPlace(outFolder: string): Promise<void> {
  const oldFolder = `${outFolder}.old.tmp`;
  // Another start may be doing the same with the same result: whoever comes second leaves it at that.
  await rename(distFolder, oldFolder).catch(ignoreWhen('ENOENT'));
  await rename(outFolder, distFolder).catch(ignoreWhen('ENOTEMPTY', 'EEXIST'));
  await rm(oldFolder, { recursive: true, force: true });
}

function ignoreWhen(...codes: string[]): (error: NodeJS.ErrnoException) => void {
  return (error) => {
    if (!codes.includes(error.code ?? '')) throw error;
  };
}

async function fingerprintOfSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const path of await filesUnder(join(root, source))) {
      if (/\.test\.tsx?$/.test(path)) continue;
      const { mtimeMs, size } = await stat(path);
      hash.update(`${relative(root, path)} ${mtimeMs} ${size}\n`);
    }
  }
  return hash.digest('hex');
}

async function filesUnder(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null);
  if (found === null) return [];
  if (found.isFile()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

if (import.meta.main) await buildWebWhenStale().finished;
