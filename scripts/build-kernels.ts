import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { main as compile } from 'assemblyscript/asc';

/**
 * Compiles gpr-processing/kernels to WebAssembly and keeps it as text beside its loader, so that Node, workers and
 * bundlers all find it. With `--check` it writes nothing and fails where the kept module is not that of the sources.
 */
const house = join(import.meta.dirname, '..');
const target = join(house, 'gpr-processing/src/wasm/kernels-module.ts');
const isCheck = process.argv.includes('--check');
const lineLength = 96;

const options = [
  '--runtime',
  'stub',
  '--optimizeLevel',
  '3',
  '--converge',
  '--noAssert',
  '--enable',
  'simd',
  '--disableWarning',
  '112',
];
/** Two MiB: a block of traces with room to work in. Only migrations ask for more, up to 768 MiB. */
const memory = ['--initialMemory', '32', '--maximumMemory', '12288'];
let module = new Uint8Array(0);
const { error, stderr } = await compile(['index.ts', '--outFile', 'kernels.wasm', ...options, ...memory], {
  // The compiler adds an ending to names that have theirs already.
  readFile: (name) => readSource(join(house, 'gpr-processing/kernels', name.replace('.ts.ts', '.ts'))),
  writeFile: (_name, contents) => {
    if (typeof contents !== 'string') module = contents.slice();
  },
  listFiles: () => [],
});
if (error) {
  console.error(String(stderr) || error.message);
  process.exit(1);
}

const source = sourceOf(module);
if (!isCheck) {
  writeFileSync(target, source);
  console.log(`${target}: ${module.length} bytes of WebAssembly.`);
} else if (readSource(target) !== source) {
  console.error('The kept WebAssembly module is not that of gpr-processing/kernels: run `npm run kernels`.');
  process.exitCode = 1;
}

function readSource(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function sourceOf(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString('base64');
  const lines = text.match(new RegExp(`.{1,${lineLength}}`, 'g')) ?? [];
  return [
    '/** The WebAssembly module that `npm run kernels` makes of gpr-processing/kernels, as base64. */',
    'export const kernelsModule =',
    `${lines.map((line) => `  '${line}'`).join(' +\n')};`,
    '',
  ].join('\n');
}
