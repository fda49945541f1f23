import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withFreshSections } from './manual/sections.ts';

const manual = 'gpr-parsers/docs';

/** The pages of the manual whose tables are not those of the code, with what they should be. */
export async function stalePages(): Promise<Map<string, string>> {
  const stale = new Map<string, string>();
  for (const name of readdirSync(manual).filter((each) => each.endsWith('.md'))) {
    const path = join(manual, name);
    const page = readFileSync(path, 'utf8');
    const fresh = await withFreshSections(page);
    if (fresh !== page) stale.set(path, fresh);
  }
  return stale;
}

if (import.meta.main) {
  const stale = await stalePages();
  for (const [path, page] of stale) writeFileSync(path, page);
  console.log(stale.size === 0 ? 'The manual is up to date.' : `Made anew: ${[...stale.keys()].join(', ')}`);
}
