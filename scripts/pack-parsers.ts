import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';

/**
 * What `npm pack -w @jsa/gpr-parsers` runs before and after it packs. In the house the package's doors open on its
 * TypeScript, which Node refuses in an outsider's node_modules; so the tarball holds plain JavaScript with types, and
 * a manifest whose doors open on that. npm takes the manifest from the folder: for the second in which it packs, the
 * published one stands there. Should npm be stopped in that second, a guard puts the house's own back.
 */
const house = dirname(import.meta.dirname);
const folder = join(house, 'gpr-parsers');
const source = join(folder, 'src');
const dist = join(folder, 'dist');
const manifestPath = join(folder, 'package.json');
/** The manifest of the house, while the published one stands in its place. */
const keptPath = join(folder, 'package.json.tmp');

/** What stands before the name of a module in each way to import it. */
const importing = /((?:from|import) |import\()'([^']+)'/g;

/** npm packs in about a second; after this time it is not coming back. */
const mostSeconds = 20;

type Manifest = {
  readonly bin: Readonly<Record<string, string>>;
  readonly exports: Readonly<Record<string, string>>;
  readonly [key: string]: unknown;
};

const tasks: Readonly<Record<string, () => void | Promise<void>>> = {
  prepack() {
    restore();
    build();
    copyFileSync(manifestPath, keptPath);
    const nextPath = join(folder, 'package.next.tmp');
    writeFileSync(nextPath, `${JSON.stringify(publishedManifest(readManifest()), null, 2)}\n`);
    renameSync(nextPath, manifestPath);
    startGuard().unref();
  },
  postpack() {
    if (!restore())
      fail('The manifest was put back before npm had packed; the tarball is not good. Pack again.');
  },
  async guard() {
    for (let tenth = 0; tenth < 10 * mostSeconds && existsSync(keptPath); tenth++) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    restore();
  },
  prepublishOnly() {
    fail(
      'Publish the tarball, not the folder: npm pack -w @jsa/gpr-parsers && npm publish --access public ./jsa-gpr-parsers-*.tgz',
    );
  },
};

await tasks[process.argv[2]]();

function fail(sentence: string): never {
  console.error(sentence);
  process.exit(1);
}

/** The folder as it was; whether there was anything to put back. */
function restore(): boolean {
  if (!existsSync(keptPath)) return false;
  renameSync(keptPath, manifestPath);
  rmSync(dist, { recursive: true, force: true });
  return true;
}

function startGuard(): ChildProcess {
  const words = [import.meta.filename, 'guard'];
  return spawn(process.execPath, words, { detached: true, stdio: 'ignore', cwd: house });
}

function readManifest(): Manifest {
  return JSON.parse(readFileSync(manifestPath, 'utf8')) as Manifest;
}

/** The same package, with doors for outsiders; scripts and the house's way of importing are not theirs. */
function publishedManifest({ scripts, imports, ...manifest }: Manifest): Record<string, unknown> {
  const doors = Object.entries(manifest.exports).map(([door, path]) => [
    door,
    { types: builtPath(path, '.d.ts'), default: builtPath(path, '.js') },
  ]);
  return {
    ...manifest,
    bin: Object.fromEntries(
      Object.entries(manifest.bin).map(([name, path]) => [name, builtPath(path, '.js')]),
    ),
    exports: { ...Object.fromEntries(doors), './package.json': './package.json' },
    sideEffects: false,
  };
}

function builtPath(path: string, extension: '.js' | '.d.ts'): string {
  return path.replace(/^\.\/src\//, './dist/').replace(/\.ts$/, extension);
}

/** JavaScript and types of all that the doors and the tool reach; tests and what they need are not reached. */
function build() {
  rmSync(dist, { recursive: true, force: true });
  const staged = join(dist, 'staged');
  for (const name of filesUnder(source)) {
    if (name.endsWith('.ts')) stageWithRelativeImports(join(source, name), join(staged, name));
  }
  const { bin, exports } = readManifest();
  const project = {
    extends: join(house, 'tsconfig.base.json'),
    compilerOptions: {
      lib: ['ES2024', 'WebWorker'],
      types: ['node'],
      typeRoots: [join(house, 'node_modules', '@types')],
      rootDir: staged,
      outDir: dist,
      noEmit: false,
      noEmitOnError: true,
      declaration: true,
      rewriteRelativeImportExtensions: true,
    },
    files: [...Object.values(exports), ...Object.values(bin)].map((path) =>
      join(staged, relative('src', path)),
    ),
  };
  const projectPath = join(staged, 'tsconfig.json');
  writeFileSync(projectPath, JSON.stringify(project));
  const { status, stdout } = spawnSync('tsc', ['-p', projectPath], { encoding: 'utf8', cwd: folder });
  rmSync(staged, { recursive: true });
  if (status !== 0) fail(`The parsers could not be built:\n${stdout}`);
  for (const name of filesUnder(dist)) {
    // Nobody imports the tool: it needs no types.
    if (/^cli\b.*\.d\.ts$/.test(name)) rmSync(join(dist, name));
    else finishBuilt(join(dist, name));
  }
}

function filesUnder(path: string): string[] {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(path, join(entry.parentPath, entry.name)));
}

/** `#place/x.ts` becomes a path: then the built files work in every bundler, in a page without one, and in old tools. */
function stageWithRelativeImports(from: string, to: string) {
  const rewritten = readFileSync(from, 'utf8').replace(importing, (whole, before, name) => {
    if (!name.startsWith('#')) return whole;
    const path = relative(dirname(from), join(source, name.slice(1))).replaceAll('\\', '/');
    return `${before}'${path.startsWith('.') ? '' : './'}${path}'`;
  });
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, rewritten);
}

/** The compiler gives the modules in types the names that they have in the source. */
function finishBuilt(path: string) {
  const text = readFileSync(path, 'utf8').replace(importing, (_, before, name: string) => {
    if (name.startsWith('#')) fail(`${relative(dist, path)} still imports ${name}, which no outsider can.`);
    return `${before}'${name.startsWith('.') ? name.replace(/\.ts$/, '.js') : name}'`;
  });
  writeFileSync(path, text);
}
