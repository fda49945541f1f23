import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Proves that every law of the house refuses what it forbids: one violation of each is planted in a throw-away
 * copy, and the tool that guards the law must name it there. A gate never seen to close is no gate.
 */
type Seed = { law: string; file: string; source: string; refusedBy: string };

const importRule = 'lint/style/noRestrictedImports';

const seedsForLinter: Seed[] = [
  {
    law: 'a format does not know another format',
    file: 'gpr-parsers/src/formats/dzt/seed-format.ts',
    source: "import { ramac } from '#formats/ramac/index.ts';\nexport const seed = ramac;\n",
    refusedBy: importRule,
  },
  {
    law: 'a format does not know the list of formats',
    file: 'gpr-parsers/src/formats/dzt/seed-list.ts',
    source: "import { formats } from '#formats.ts';\nexport const seed = formats;\n",
    refusedBy: importRule,
  },
  {
    law: 'kernels know no radar',
    file: 'gpr-processing/src/signal/seed-kernel.ts',
    source: "import { steps } from '#steps.ts';\nexport const seed = steps;\n",
    refusedBy: importRule,
  },
  {
    law: "the server's ground does not know a feature",
    file: 'server/src/db/seed-ground.ts',
    source: "import { permit } from '#features/auth/index.ts';\nexport const seed = permit;\n",
    refusedBy: importRule,
  },
  {
    law: "a feature does not reach into another's inside",
    file: 'server/src/features/sites/seed-feature.ts',
    source: "import { hashPassword } from '#features/auth/password.ts';\nexport const seed = hashPassword;\n",
    refusedBy: importRule,
  },
  {
    law: 'a route holds no SQL',
    file: 'server/src/features/seed/routes.ts',
    source: "import { sql } from '#db/sql.ts';\nexport const seed = sql;\n",
    refusedBy: importRule,
  },
  {
    law: 'the map does not know the radargram',
    file: 'web/src/map/seed-map.ts',
    source:
      "import { createRadargramView } from '#radargram/radargram-view.ts';\nexport const seed = createRadargramView;\n",
    refusedBy: importRule,
  },
  {
    law: 'the radargram does not know the map',
    file: 'web/src/radargram/seed-radargram.ts',
    source: "import { createMapView } from '#map/map-view.ts';\nexport const seed = createMapView;\n",
    refusedBy: importRule,
  },
  {
    law: 'viewers are free of frameworks',
    file: 'web/src/map/seed-framework.ts',
    source: "import { useState } from 'react';\nexport const seed = useState;\n",
    refusedBy: importRule,
  },
  {
    law: 'webgl knows nothing of ours',
    file: 'web/src/webgl/seed-webgl.ts',
    source: "import { tileTraceCount } from '@jsa/contract';\nexport const seed = tileTraceCount;\n",
    refusedBy: importRule,
  },
  {
    law: 'state does not know who shows it',
    file: 'web/src/state/seed-state.ts',
    source: "import { createMapView } from '#map/map-view.ts';\nexport const seed = createMapView;\n",
    refusedBy: importRule,
  },
  {
    law: 'nobody climbs out of a folder',
    file: 'contract/src/seed/seed-climb.ts',
    source: "import { roles } from '../auth.ts';\nexport const seed = roles;\n",
    refusedBy: importRule,
  },
  {
    law: 'one wing does not see the other',
    file: 'web/src/api/seed-wing.ts',
    source: "import { startServer } from '@jsa/server';\nexport const seed = startServer;\n",
    refusedBy: 'lint/correctness/noUndeclaredDependencies',
  },
  {
    law: 'a floor imports only what its package.json lists',
    file: 'contract/src/seed-floor.ts',
    source: "import { formats } from '@jsa/gpr-parsers';\nexport const seed = formats;\n",
    refusedBy: 'lint/correctness/noUndeclaredDependencies',
  },
  {
    law: 'the parsers have no dependency',
    file: 'gpr-parsers/src/seed-dependency.ts',
    source: "import { Type } from 'typebox';\nexport const seed = Type;\n",
    refusedBy: 'lint/correctness/noUndeclaredDependencies',
  },
  {
    law: 'no circle, not even of types',
    file: 'contract/src/seed-circle-a.ts',
    source: "import type { B } from './seed-circle-b.ts';\nexport type A = { b: B | null };\n",
    refusedBy: 'lint/suspicious/noImportCycles',
  },
  {
    law: 'no circle, not even of types (the other half)',
    file: 'contract/src/seed-circle-b.ts',
    source: "import type { A } from './seed-circle-a.ts';\nexport type B = { a: A | null };\n",
    refusedBy: 'lint/suspicious/noImportCycles',
  },
  {
    law: 'the environment is read in one file',
    file: 'server/src/http/seed-environment.ts',
    source: "export const seed = process.env['PORT'];\n",
    refusedBy: 'lint/style/noProcessEnv',
  },
  {
    law: 'files are named in kebab-case',
    file: 'contract/src/seedName.ts',
    source: 'export const seed = 1;\n',
    refusedBy: 'lint/style/useFilenamingConvention',
  },
  {
    law: 'a file has at most 300 lines',
    file: 'contract/src/seed-long-file.ts',
    source: Array.from({ length: 301 }, (_, line) => `export const seed${line} = ${line};\n`).join(''),
    refusedBy: 'lint/style/noExcessiveLinesPerFile',
  },
  {
    law: 'a function has at most 80 lines',
    file: 'contract/src/seed-long-function.ts',
    source: `export function seed(): number {\n  let sum = 0;\n${'  sum += 1;\n'.repeat(80)}  return sum;\n}\n`,
    refusedBy: 'lint/complexity/noExcessiveLinesPerFunction',
  },
  {
    law: 'no default exports',
    file: 'contract/src/seed-default.ts',
    source: 'export default 1;\n',
    refusedBy: 'lint/style/noDefaultExport',
  },
  {
    law: 'no enums',
    file: 'contract/src/seed-enum.ts',
    source: 'export enum Seed {\n  A,\n}\n',
    refusedBy: 'lint/style/noEnum',
  },
  {
    law: 'no any',
    file: 'contract/src/seed-any.ts',
    source: 'export const seed: any = 1;\n',
    refusedBy: 'lint/suspicious/noExplicitAny',
  },
];

const seedsForCompiler: Seed[] = [
  {
    law: 'the parsers run where there is no Node',
    file: 'gpr-parsers/src/seed-node.ts',
    source: "import { readFileSync } from 'node:fs';\nexport const seed = readFileSync;\n",
    refusedBy: 'gpr-parsers',
  },
  {
    law: 'the steps run where there is no page',
    file: 'gpr-processing/src/seed-page.ts',
    source: 'export const seed = document.title;\n',
    refusedBy: 'gpr-processing',
  },
  {
    law: 'a floor is entered by its door',
    file: 'gpr-processing/src/seed-door.ts',
    source: "import { formats } from '@jsa/gpr-parsers/src/formats.ts';\nexport const seed = formats;\n",
    refusedBy: 'gpr-processing',
  },
];

const seedForDeadExports: Seed = {
  law: 'no export without a use',
  file: 'gpr-parsers/src/seed-dead.ts',
  source: 'export const neverUsed = 1;\n',
  refusedBy: 'knip',
};

function plant(root: string, seeds: readonly Seed[]): void {
  for (const { file, source } of seeds) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), source);
  }
}

function copyOfTheHouse(): string {
  const root = mkdtempSync(join(tmpdir(), 'laws-'));
  const listing = spawnSync('git', ['ls-files', '-z'], { encoding: 'utf8' });
  for (const file of listing.stdout.split('\0').filter((name) => /\.(ts|tsx|json)$/.test(name))) {
    cpSync(file, join(root, file), { recursive: true });
  }
  symlinkSync(join(process.cwd(), 'node_modules'), join(root, 'node_modules'));
  spawnSync('git', ['init', '--quiet'], { cwd: root });
  writeFileSync(join(root, '.gitignore'), 'node_modules\n');
  return root;
}

type Diagnostic = { category: string; location: { path: { file: string } | string } };

function lintedSeeds(root: string, seeds: readonly Seed[]): (seed: Seed) => boolean {
  const files = seeds.map(({ file }) => file);
  const command = ['lint', '--reporter=json', '--max-diagnostics=none', ...files];
  const { stdout } = spawnSync('biome', command, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
  const { diagnostics } = JSON.parse(stdout.slice(stdout.indexOf('{'))) as { diagnostics: Diagnostic[] };
  const fileOf = ({ location: { path } }: Diagnostic) => (typeof path === 'string' ? path : path.file);
  return (seed) =>
    diagnostics.some(
      (diagnostic) => diagnostic.category === seed.refusedBy && fileOf(diagnostic).endsWith(seed.file),
    );
}

function compiledSeeds(root: string): (seed: Seed) => boolean {
  const output = new Map<string, string>();
  return ({ file, refusedBy: project }) => {
    const text =
      output.get(project) ?? spawnSync('tsc', ['-p', project], { cwd: root, encoding: 'utf8' }).stdout;
    output.set(project, text);
    return text.includes(file);
  };
}

function findDeadExport(root: string): (seed: Seed) => boolean {
  const { stdout } = spawnSync('knip', ['--reporter', 'compact'], { cwd: root, encoding: 'utf8' });
  return (seed) => stdout.includes(seed.file);
}

const root = copyOfTheHouse();
try {
  plant(root, [...seedsForLinter, ...seedsForCompiler, seedForDeadExports]);
  const isLinted = lintedSeeds(root, seedsForLinter);
  const isCompiled = compiledSeeds(root);
  const isDead = findDeadExport(root);
  const unguarded = [
    ...seedsForLinter.filter((seed) => !isLinted(seed)),
    ...seedsForCompiler.filter((seed) => !isCompiled(seed)),
    ...[seedForDeadExports].filter((seed) => !isDead(seed)),
  ];
  const count = seedsForLinter.length + seedsForCompiler.length + 1;
  for (const { law, file } of unguarded) console.error(`Not refused: ${law} (${file})`);
  console.log(`Laws of the house: ${count - unguarded.length} of ${count} planted violations were refused.`);
  if (unguarded.length > 0) process.exitCode = 1;
} finally {
  rmSync(root, { recursive: true, force: true });
}
