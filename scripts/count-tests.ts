import { existsSync, readFileSync } from 'node:fs';

type VitestResults = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  success: boolean;
};

/** One line that people and machines read alike: how many tests of all these result files passed and failed. */
export function countTests(files: readonly string[]): { line: string; hasFailed: boolean } {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  let hasFailed = false;
  for (const file of files) {
    if (!existsSync(file)) {
      hasFailed = true;
      continue;
    }
    const results = JSON.parse(readFileSync(file, 'utf8')) as VitestResults;
    passed += results.numPassedTests;
    failed += results.numFailedTests;
    skipped += results.numPendingTests;
    hasFailed ||= !results.success;
  }
  return {
    line: `${passed} passed, ${failed} failed, ${skipped} skipped`,
    hasFailed: hasFailed || passed === 0,
  };
}

if (import.meta.main) {
  const { line, hasFailed } = countTests(process.argv.slice(2));
  console.log(line);
  if (hasFailed) process.exitCode = 1;
}
