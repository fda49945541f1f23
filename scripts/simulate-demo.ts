import { join, resolve } from 'node:path';
import { demoSites } from './demo/sites.ts';
import { demoLines, type WrittenLine, writeDemoLine, writeWhole } from './simulate/index.ts';

/** Writes the demonstration's recordings into a folder; `demo-recordings.json`, written last, says what is there. */
const [folderArgument] = process.argv.slice(2);
if (folderArgument === undefined) {
  console.error('Say into which folder: npm run simulate -- FOLDER');
  process.exit(1);
}
const folder = resolve(folderArgument);
const lines: WrittenLine[] = [];
for (const line of demoLines(demoSites)) lines.push(await writeDemoLine(folder, line));
await writeWhole(join(folder, 'demo-recordings.json'), `${JSON.stringify({ lines }, null, 1)}\n`);
const megabytes = lines.reduce((sum, { byteLength }) => sum + byteLength, 0) / 1e6;
console.log(`${lines.length} synthetic recordings, ${megabytes.toFixed(1)} MB, are in ${folder}`);
