import { spawnSync } from 'node:child_process';

/** Type-checks every floor under its own settings: what is isomorphic there is decided by `lib` and `types`. */
const projects = [
  'gpr-parsers',
  'gpr-processing',
  'coordinates',
  'contract',
  'sealing',
  'papers',
  'server',
  'web',
  '.',
];

const failed = projects.filter((project) => {
  const { status } = spawnSync('tsc', ['-p', project], { stdio: 'inherit' });
  return status !== 0;
});
if (failed.length > 0) {
  console.error(`Type errors in: ${failed.join(', ')}`);
  process.exitCode = 1;
}
