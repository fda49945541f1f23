// Checks published positions. Needs Node 18 or newer and nothing else; the format is told in docs/sealed-positions.md.
//
// node verify-position.mjs ROUND.json [--receipt COMMITMENT ...]
//
// Ends with 0: every position is what was committed to; 1: one is not; 2: it could not be checked.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const paddedBytes = 32 * 1024;

/** RFC 8785 for what a position holds: texts, lists and null. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.keys(value).sort();
  return `{${fields.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

function commitmentOf({ position, nonceHex }) {
  const text = Buffer.from(canonical(position), 'utf8');
  if (text.length >= paddedBytes) throw new Error('a position is longer than every position may be');
  const block = Buffer.alloc(paddedBytes);
  text.copy(block);
  block[text.length] = 0x80;
  return createHash('sha256').update(block).update(Buffer.from(nonceHex, 'hex')).digest('hex');
}

function faultsOf(round, item, published) {
  const { position, commitment, delegation } = published;
  const name = `item ${item.number}, ${delegation}`;
  const wanted = { roundId: round.id, itemId: item.id, subjectSha256: item.subjectSha256, delegation };
  return [
    ...(commitmentOf(published) === commitment ? [] : [`${name}: the position is not what was committed to`]),
    ...Object.entries(wanted)
      .filter(([field, value]) => position[field] !== value)
      .map(([field]) => `${name}: it was given on another ${field}`),
  ];
}

function check(args) {
  const receipts = args.filter((_, at) => args[at - 1] === '--receipt').map((each) => each.toLowerCase());
  const [file] = args.filter((each, at) => each !== '--receipt' && args[at - 1] !== '--receipt');
  const round = JSON.parse(readFileSync(file, 'utf8'));
  const all = round.items.flatMap((item) => item.positions.map((published) => ({ item, published })));
  if (all.length === 0) throw new Error('nothing is published in this round yet');
  for (const { item, published } of all)
    console.log(`item ${item.number}, ${published.delegation}: ${published.position.value}`);
  const faults = [
    ...all.flatMap(({ item, published }) => faultsOf(round, item, published)),
    ...receipts
      .filter((each) => !all.some(({ published }) => published.commitment === each))
      .map((each) => `no published position has the commitment ${each} of a receipt`),
  ];
  for (const fault of faults) console.log(fault);
  if (faults.length === 0) console.log(`All ${all.length} positions are what was committed to.`);
  return faults.length === 0 ? 0 : 1;
}

try {
  process.exitCode = check(process.argv.slice(2));
} catch (error) {
  console.error(`It could not be checked: ${error.message}`);
  process.exitCode = 2;
}
