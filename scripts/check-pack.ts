import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { writeDzg, writeDzt } from '@jsa/gpr-parsers';
import { chromium } from 'playwright';
import { build, preview } from 'vite';
import { findChromium } from './journeys/chromium.ts';

/**
 * Proves that the packed parsers work for outsiders: packed in a copy of the house, installed without a network into
 * an empty project, imported in plain JavaScript, type-checked strictly, run as `npx gpr`, and bundled into a page that
 * reads a file in a browser. The examples of the README are what is run.
 */
const house = dirname(import.meta.dirname);
const work = mkdtempSync(join(tmpdir(), 'pack-'));
const outside = join(work, 'outside');

try {
  const tarball = pack();
  install(tarball);
  writeLine();
  checkNode();
  checkTool();
  checkTypes();
  await checkBrowser();
  console.log('The packed parsers work in Node, in strict TypeScript, as a tool and in a browser.');
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** In a copy: the folder of the house is not touched, and may be worked in meanwhile. */
function pack(): string {
  const copy = join(work, 'house');
  const listing = ['ls-files', '-z', '--cached', '--others', '--exclude-standard', 'gpr-parsers'];
  const { stdout: listed } = spawnSync('git', listing, { cwd: house, encoding: 'utf8' });
  const own = ['package.json', 'tsconfig.base.json', 'scripts/pack-parsers.ts'];
  for (const name of [...own, ...listed.split('\0').filter((each) => each !== '')]) {
    cpSync(join(house, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(house, 'node_modules'), join(copy, 'node_modules'));
  const before = readFileSync(join(copy, 'gpr-parsers/package.json'), 'utf8');
  const words = ['pack', '-w', '@jsa/gpr-parsers', '--json', '--silent', '--pack-destination', work];
  const printed = run('npm', words, copy);
  const packed = JSON.parse(printed.slice(printed.search(/^[[{]/m))) as unknown;
  const [{ filename, files }] = Object.values(packed as Record<string, Packed>);
  check(
    readFileSync(join(copy, 'gpr-parsers/package.json'), 'utf8') === before,
    'The manifest was not put back.',
  );
  checkContents(files.map(({ path }) => path));
  return join(work, filename);
}

type Packed = { readonly filename: string; readonly files: readonly { readonly path: string }[] };

function checkContents(paths: readonly string[]) {
  for (const wanted of [
    'LICENSE',
    'README.md',
    'package.json',
    'dist/index.js',
    'dist/index.d.ts',
    'dist/node.js',
  ]) {
    check(paths.includes(wanted), `${wanted} is not in the tarball.`);
  }
  check(
    paths.some((path) => path.startsWith('docs/')),
    'The manual is not in the tarball.',
  );
  const strange = paths.find((path) => /test|fictional|fixture|(?<!\.d)\.ts$|^src|tsconfig|\.tmp/.test(path));
  check(strange === undefined, `${strange} has no place in the tarball.`);
}

function install(tarball: string) {
  mkdirSync(outside);
  writeFileSync(join(outside, 'package.json'), '{ "private": true, "type": "module" }');
  run('npm', ['install', '--no-audit', '--no-fund', '--offline', '--silent', tarball], outside);
}

/** The files that the README's examples read. */
function writeLine() {
  const sampleCount = 64 * 20;
  const fix = { latitudeDeg: 42.5, elevationM: 500, horizontalDilution: 1, utc: '2026-11-22T10:15:00.000Z' };
  const positions = [0, 19].map((trace) => ({
    ...fix,
    trace,
    longitudeDeg: 21 + trace * 1e-6,
    quality: 'rtk-fixed' as const,
  }));
  const line = writeDzt({
    name: 'LINE01',
    samplesPerTrace: 64,
    bitsPerSample: 16,
    sampleIntervalNs: 0.5,
    firstSampleNs: 0,
    traceSpacingM: 0.02,
    tracesPerSecond: 64,
    relativePermittivity: 9,
    antennas: [{ name: '400 MHz', centreFrequencyMHz: 400, separationM: null }],
    channels: [Int16Array.from({ length: sampleCount }, (_, at) => (at * 7919) % 20011)],
    marks: [],
    positions,
    recordedAt: '2026-11-22T10:15:00',
    comment: null,
  });
  writeFileSync(join(outside, 'LINE01.DZT'), line);
  writeFileSync(join(outside, 'LINE01.DZG'), writeDzg(positions));
}

function example(language: string): string {
  const readme = readFileSync(join(outside, 'node_modules/@jsa/gpr-parsers/README.md'), 'utf8');
  const found = new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(readme)?.[1];
  check(found !== undefined, `The README has no example in ${language}.`);
  return found ?? '';
}

function checkNode() {
  writeFileSync(join(outside, 'example.js'), example('js'));
  const printed = run('node', ['example.js'], outside);
  check(printed.includes('SIR-3000 32 ns 20 traces'), `The README's example for Node printed ${printed}`);
}

function checkTool() {
  const tool = realpathSync(join(outside, 'node_modules/.bin/gpr'));
  check(tool.endsWith(join('outside', 'node_modules/@jsa/gpr-parsers/dist/cli/main.js')), `gpr is ${tool}`);
  const told = JSON.parse(run('npx', ['gpr', 'info', '--json', 'LINE01.DZT'], outside)) as Told;
  const isRight = told.traceCount === 20 && told.samplesPerTrace === 64 && told.positions.count === 2;
  check(isRight, `npx gpr info says ${JSON.stringify(told)}`);
}

type Told = { traceCount: number; samplesPerTrace: number; positions: { count: number } };

/** Strictly, the types of the package itself included, in both ways in which modules are found today. */
function checkTypes() {
  const source = `import { bytesInMemory, type Format, readRadargram, readRecording, type Recording } from '@jsa/gpr-parsers';
import { gprmax } from '@jsa/gpr-parsers/gprmax';
import { bytesInFile } from '@jsa/gpr-parsers/node';
export const { id }: Format = gprmax;
const recording: Recording = await readRecording([{ name: 'L.DZT', bytes: bytesInMemory(new Uint8Array()) }]);
const radargram = await readRadargram(recording, 0);
export const first: number | undefined = radargram.samples[0];
export const close: () => Promise<void> = (await bytesInFile('L.DZT')).close;
`;
  writeFileSync(join(outside, 'consumer.ts'), source);
  const typeRoots = [join(house, 'node_modules/@types')];
  for (const consumer of [
    { module: 'NodeNext', moduleResolution: 'NodeNext', lib: ['ES2024'], types: ['node'], typeRoots },
    { module: 'ESNext', moduleResolution: 'Bundler', lib: ['ES2024', 'DOM'], types: [] },
  ]) {
    const strict = { strict: true, noUncheckedIndexedAccess: true, exactOptionalPropertyTypes: true };
    const compilerOptions = { ...strict, ...consumer, target: 'ES2024', skipLibCheck: false, noEmit: true };
    writeFileSync(
      join(outside, 'tsconfig.json'),
      JSON.stringify({ compilerOptions, files: ['consumer.ts'] }),
    );
    run('tsc', ['-p', '.'], outside);
  }
}

async function checkBrowser() {
  writeFileSync(join(outside, 'index.html'), `<!doctype html><meta charset="utf-8">${example('html')}`);
  await build({ root: outside, logLevel: 'error', configFile: false });
  const server = await preview({ root: outside, configFile: false, preview: { port: 0, host: '127.0.0.1' } });
  const browser = await chromium.launch(await findChromium());
  try {
    const page = await browser.newPage();
    await page.goto(server.resolvedUrls?.local[0] ?? '');
    await page
      .locator('input')
      .setInputFiles(['LINE01.DZT', 'LINE01.DZG'].map((name) => join(outside, name)));
    await page.getByText('LINE01: 20 traces, 2 fixes').waitFor({ timeout: 20_000 });
  } finally {
    await browser.close();
    await server.close();
  }
}

function run(command: string, words: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, words, { cwd, encoding: 'utf8' });
  check(status === 0, `${command} ${words.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}

function check(isTrue: boolean, sentence: string) {
  if (!isTrue) throw new Error(sentence);
}
