import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An npm package that holds one `map.geo.json`, with the hash that its archive must have. */
export type PinnedPackage = { readonly name: string; readonly integrity: string };

/** Fetches the archive through npm, refuses it when its SHA-512 is not the pinned one, and parses the map in it. */
export function readPinnedMap<Content>(pinned: PinnedPackage): Content {
  const folder = mkdtempSync(join(tmpdir(), 'jsa-base-map-'));
  try {
    execFileSync('npm', ['pack', pinned.name, '--silent', '--pack-destination', folder]);
    const [archive] = readdirSync(folder).filter((name) => name.endsWith('.tgz'));
    if (archive === undefined) throw new Error(`${pinned.name}: npm packed nothing`);
    const digest = createHash('sha512')
      .update(readFileSync(join(folder, archive)))
      .digest('base64');
    if (`sha512-${digest}` !== pinned.integrity) {
      throw new Error(`${pinned.name}: the archive's hash is sha512-${digest}, expected ${pinned.integrity}`);
    }
    execFileSync('tar', ['-xzf', archive, 'package/map.geo.json'], { cwd: folder });
    return JSON.parse(readFileSync(join(folder, 'package/map.geo.json'), 'utf8')) as Content;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
