import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { buildWebWhenStale } from './build-web.ts';
import { countTests } from './count-tests.ts';

/**
 * All tests: units, integration on PostGIS (embedded, or the one that DATABASE_URL names) and whole journeys in a
 * browser against the built product. Words after `--` go to vitest, for example `npm test -- --project node`.
 */
const results = 'artefacts/tests.json';
mkdirSync('artefacts', { recursive: true });
rmSync(results, { force: true });

await buildWebWhenStale().finished;

const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
const run = spawnSync('vitest', ['run', ...reporters, ...process.argv.slice(2)], { stdio: 'inherit' });

const { line, hasFailed } = countTests([results]);
console.log(line);
process.exitCode = run.status !== 0 || hasFailed ? 1 : 0;
