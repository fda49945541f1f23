// Checks an export of the audit log. Needs Node 18 or newer and nothing else; the format is told in docs/audit-log.md.
//
//   node verify-audit-export.mjs EXPORT.jsonl [--head HEAD.json ...]
//
// HEAD.json is a daily head that was kept elsewhere. Only such a head shows that the whole log was written anew.
// Ends with 0: the log is whole; 1: it is not; 2: it could not be checked.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

const usage = 'node verify-audit-export.mjs EXPORT.jsonl [--head HEAD.json ...]';
const fields = [
  'salt',
  'occurredAt',
  'personId',
  'personName',
  'organisation',
  'roles',
  'action',
  'subjectId',
  'subjectSha256',
  'siteId',
  'owner',
  'details',
  'addressClass',
  'userAgentFamily',
];

const sentences = {
  'changed-entry': 'the content of this entry was changed after it was sealed',
  'wrong-hash': 'the seal of this entry was changed; its content fits to what comes after it',
  'broken-link':
    'this entry does not follow upon the one before it: one of the two was put in or written anew',
  'missing-entry': 'this entry is missing',
  'extra-entry': 'this entry does not belong there; it was put in',
  'reordered-entry': 'the entry that belongs here stands elsewhere',
  'missing-end': 'the log ends before its head: this entry and what came after it is missing',
  'wrong-head': 'the last entry is not the one that the head names',
  'contradicts-kept-head':
    'this entry is not the one that was here when the head was kept: the log was written anew',
  'cut-file': 'the file has no ending: it was cut off',
  'unreadable-line': 'the line of this entry is not what the format says',
};

class CannotCheck extends Error {}

class Fault extends Error {
  constructor(kind, sequence) {
    super(kind);
    this.kind = kind;
    this.sequence = sequence;
  }
}

function sealOf(content, sequence, previous) {
  const values = { sequence: String(sequence), previousSha256: previous, ...content };
  const lines = ['sequence', 'previousSha256', ...fields].map((name) => {
    const value = values[name];
    return value === null ? `${name}=-\n` : `${name}=${Buffer.byteLength(value)}:${value}\n`;
  });
  return createHash('sha256')
    .update(`jsa-audit-entry 1\n${lines.join('')}`)
    .digest('hex');
}

const isSeal = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

/** The object on a line, or null. */
function parse(line) {
  try {
    const value = JSON.parse(line);
    return typeof value === 'object' && !Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** The content is null where the reader of the export may know of the entry's seal alone. */
function readEntry(value) {
  if (value === null || !Number.isSafeInteger(value.sequence)) return null;
  if (!isSeal(value.previousSha256) || !isSeal(value.sha256)) return null;
  const given = fields.filter((name) => Object.hasOwn(value, name));
  if (given.length > 0 && given.length < fields.length) return null;
  const content = Object.fromEntries(given.map((name) => [name, value[name]]));
  if (!Object.values(content).every((one) => one === null || typeof one === 'string')) return null;
  return {
    sequence: value.sequence,
    previous: value.previousSha256,
    seal: value.sha256,
    content: given.length > 0 ? content : null,
  };
}

function readHead(value) {
  const isHead = typeof value === 'object' && value !== null && Number.isSafeInteger(value.sequence);
  return isHead && isSeal(value.sha256) ? { sequence: value.sequence, seal: value.sha256 } : null;
}

function readExport(path) {
  const lines = readFileSync(path, 'utf8').split('\n');
  const heading = parse(lines[0]);
  if (heading?.format !== 'jsa-audit-export') {
    throw new CannotCheck('This is not an export of the audit log: its first line does not say so.');
  }
  if (heading.version !== 1) {
    throw new CannotCheck(
      `This export has version ${heading.version} of the format; this program knows version 1.`,
    );
  }
  const head = readHead(heading.head);
  if (head === null) throw new CannotCheck('The first line of this export names no head.');
  const isEnded = lines.at(-1) === '';
  if (isEnded) lines.pop();
  const values = lines.slice(1).map(parse);
  const end = isEnded && values.at(-1)?.end === true ? values.pop() : null;
  // Half a line is what a file that was cut off ends in.
  if (end === null && values.at(-1) === null) values.pop();
  return { head, entries: values.map(readEntry), end };
}

function nameBrokenLink(entry, last) {
  const { content, sequence, previous, seal } = entry;
  if (content === null) return 'broken-link';
  if (sealOf(content, sequence, last.seal) === seal) return 'wrong-hash';
  if (sealOf(content, sequence, previous) === seal) return 'broken-link';
  return sealOf(content, sequence + 1, previous) === seal ? 'missing-entry' : 'changed-entry';
}

function nameFault(entries, at, last, head) {
  const entry = entries[at];
  const sequence = last.sequence + 1;
  if (entry === null) return new Fault('unreadable-line', sequence);
  const others = entries.filter((one) => one !== null && one !== entry);
  if (entry.sequence < sequence) return new Fault('extra-entry', entry.sequence);
  if (entry.sequence > sequence) {
    const isMoved = others.some((one) => one.sequence === sequence || one.previous === last.seal);
    return new Fault(isMoved ? 'reordered-entry' : 'missing-entry', sequence);
  }
  if (entry.previous !== last.seal) {
    if (entry.previous === last.previous) return new Fault('extra-entry', last.sequence);
    if (others.some((one) => one.previous === last.seal)) return new Fault('reordered-entry', sequence);
    return new Fault(nameBrokenLink(entry, last), sequence);
  }
  const computed = sealOf(entry.content, sequence, entry.previous);
  const heldAfter = entries[at + 1]?.previous ?? head.seal;
  if (computed === heldAfter) return new Fault('wrong-hash', sequence);
  const fits = others.some((one) => sealOf(entry.content, one.sequence, one.previous) === one.seal);
  return new Fault(fits ? 'reordered-entry' : 'changed-entry', sequence);
}

function isRight(entry, last) {
  return (
    entry !== null &&
    entry.sequence === last.sequence + 1 &&
    entry.previous === last.seal &&
    (entry.content === null || sealOf(entry.content, entry.sequence, entry.previous) === entry.seal)
  );
}

function check({ head, entries, end }, keptHeads) {
  let last = { sequence: 0, previous: '', seal: '0'.repeat(64), content: null };
  for (let at = 0; at < entries.length; at++) {
    if (!isRight(entries[at], last)) throw nameFault(entries, at, last, head);
    last = entries[at];
  }
  if (end === null) throw new Fault('cut-file', last.sequence + 1);
  if (last.sequence < head.sequence || end.entryCount !== entries.length) {
    throw new Fault('missing-end', last.sequence + 1);
  }
  if (last.sequence > head.sequence) throw new Fault('extra-entry', head.sequence + 1);
  if (last.seal !== head.seal) throw new Fault('wrong-head', head.sequence);
  for (const kept of keptHeads) {
    if (kept.sequence > entries.length) throw new Fault('missing-end', entries.length + 1);
    if (kept.sequence > 0 && entries[kept.sequence - 1].seal !== kept.seal) {
      throw new Fault('contradicts-kept-head', kept.sequence);
    }
  }
}

function run(words) {
  const paths = [];
  const keptHeads = [];
  for (let at = 0; at < words.length; at++) {
    if (words[at] !== '--head') {
      paths.push(words[at]);
      continue;
    }
    const path = words[++at];
    if (path === undefined) throw new CannotCheck(usage);
    const kept = readHead(parse(readFileSync(path, 'utf8')));
    if (kept === null) throw new CannotCheck(`${path} holds no head of the audit log.`);
    keptHeads.push(kept);
  }
  const [path] = paths;
  if (paths.length !== 1 || path.startsWith('-')) throw new CannotCheck(usage);
  const found = readExport(path);
  check(found, keptHeads);
  const { head, entries } = found;
  const fullCount = entries.filter(({ content }) => content !== null).length;
  console.log(
    `WHOLE: ${entries.length} entries follow upon each other, ${fullCount} of them with their content.`,
  );
  console.log(`Head: ${head.sequence} ${head.seal}`);
  if (keptHeads.length === 0) {
    console.log(
      'Compare this head with one that was kept elsewhere (--head), or the whole may have been written anew.',
    );
  }
}

try {
  run(process.argv.slice(2));
} catch (error) {
  if (error instanceof Fault) {
    console.log(`BROKEN: ${error.kind} at entry ${error.sequence}: ${sentences[error.kind]}.`);
    process.exitCode = 1;
  } else {
    console.error(error.message);
    process.exitCode = 2;
  }
}
