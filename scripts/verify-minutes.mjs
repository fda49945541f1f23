// Checks frozen minutes. Needs Node 18 or newer and nothing else; the format is told in docs/minutes.md.
//
// node verify-minutes.mjs MINUTES.jws.json --key THUMBPRINT [--keys SIGNING-KEYS.json] [--pdf MINUTES.pdf]
//
// THUMBPRINT is the one printed in the minutes. Without --keys the key is taken from the list beside MINUTES.jws.json.
// Ends with 0: everything fits; 1: something does not; 2: it could not be checked.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const paddedBytes = 32 * 1024;
const sha256 = (...parts) =>
  parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex');

/** RFC 8785: JSON of JavaScript writes numbers and texts as it wants them. */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const fields = Object.keys(value).sort();
  return `{${fields.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

/** RFC 7638 of an Ed25519 key. */
function thumbprintOf({ crv, kty, x }) {
  return createHash('sha256').update(JSON.stringify({ crv, kty, x })).digest('base64url');
}

function signatureFaults(signed, key, wanted) {
  const header = JSON.parse(Buffer.from(signed.protected, 'base64url').toString('utf8'));
  if (header.alg !== 'EdDSA') return [`it is signed by ${header.alg}, and not by EdDSA`];
  const publicKey = createPublicKey({ key: { kty: key.kty, crv: key.crv, x: key.x }, format: 'jwk' });
  const text = Buffer.from(`${signed.protected}.${signed.payload}`, 'ascii');
  const fits = verify(null, text, publicKey, Buffer.from(signed.signature, 'base64url'));
  return [
    ...(fits ? [] : ['the signature does not fit']),
    ...(header.kid === wanted ? [] : [`it was signed with the key ${header.kid}`]),
    ...(thumbprintOf(key) === wanted ? [] : ['the key given is not the one with the thumbprint asked for']),
  ];
}

function positionFaults(round, item) {
  return item.positions.flatMap(({ delegation, position, nonceHex, commitment }) => {
    const name = `item ${item.number}, ${delegation}`;
    const text = Buffer.from(canonical(position), 'utf8');
    if (text.length >= paddedBytes) return [`${name}: longer than every position may be`];
    const block = Buffer.alloc(paddedBytes);
    text.copy(block);
    block[text.length] = 0x80;
    const wanted = { roundId: round.id, itemId: item.id, subjectSha256: item.subjectSha256, delegation };
    const isOther = Object.entries(wanted).filter(([field, value]) => position[field] !== value);
    return [
      ...(sha256(block, Buffer.from(nonceHex, 'hex')) === commitment
        ? []
        : [`${name}: the position is not what was committed to`]),
      ...isOther.map(([field]) => `${name}: it was given on another ${field}`),
    ];
  });
}

function answerFaults({ answers }) {
  const given = answers.map(({ delegation }) => delegation);
  const lacking = ['belgrade', 'pristina'].filter((each) => given.filter((one) => one === each).length !== 1);
  return lacking.map((each) => `there is not exactly one answer of ${each}`);
}

function check(args) {
  const option = (name) => {
    const at = args.indexOf(name);
    return at < 0 ? null : (args[at + 1] ?? null);
  };
  const [file] = args;
  const wanted = option('--key');
  if (file === undefined || wanted === null)
    throw new Error('say the file, and --key with the printed thumbprint');
  const keysFile = option('--keys') ?? join(dirname(file), 'signing-keys.json');
  if (!existsSync(keysFile)) throw new Error(`there is no ${keysFile}: save /api/signing-keys there`);
  const key = JSON.parse(readFileSync(keysFile, 'utf8')).find(({ kid }) => kid === wanted);
  if (key === undefined) throw new Error(`${keysFile} does not hold the key ${wanted}`);
  const signed = JSON.parse(readFileSync(file, 'utf8'));
  const text = Buffer.from(signed.payload, 'base64url').toString('utf8');
  const record = JSON.parse(text);
  const { content, contentSha256 } = record;
  const pdf = option('--pdf');
  const faults = [
    ...signatureFaults(signed, key, wanted),
    ...(canonical(record) === text ? [] : ['the record is not written in its one way (RFC 8785)']),
    ...(sha256(canonical(content)) === contentSha256
      ? []
      : ['the content is not what both heads answered to']),
    ...answerFaults(record),
    ...content.items.flatMap((item) => positionFaults(content.round, item)),
  ];
  console.log(`${content.round.code}, revision ${content.revision}, frozen ${record.frozenAt}`);
  for (const { delegation, answer, name, at } of record.answers)
    console.log(`${delegation}: ${answer}, ${name}, ${at}`);
  console.log(`content ${contentSha256}`);
  console.log(`audit log ${record.auditHead.sequence} ${record.auditHead.sha256}`);
  if (pdf !== null) console.log(`pdf ${sha256(readFileSync(pdf))}`);
  for (const fault of faults) console.log(fault);
  if (faults.length === 0) console.log('Everything fits.');
  return faults.length === 0 ? 0 : 1;
}

try {
  process.exitCode = check(process.argv.slice(2));
} catch (error) {
  console.error(`It could not be checked: ${error.message}`);
  process.exitCode = 2;
}
