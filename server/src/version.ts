import { readFileSync } from 'node:fs';

const packageFile = new URL('../package.json', import.meta.url);

/** Version of the product, as its package says. */
export const version: string = JSON.parse(readFileSync(packageFile, 'utf8')).version;
