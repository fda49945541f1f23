import type { NamedSource } from '#byte-source.ts';
import { createLineTally, type LineTally, warning } from '#findings.ts';
import type { Finding } from '#recording.ts';

/** An element of an XML file. */
export type XmlElement = {
  /** Without the prefix of its namespace: files of one kind differ in the version of theirs. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Its own text, that of CDATA and around its children included; white space that stands alone is left out. */
  readonly text: string;
  /** One-based, where it begins. */
  readonly line: number;
};

/** An element while it is read. It hangs on its parent from the beginning, so that one without an end is kept, too. */
type OpenElement = Omit<XmlElement, 'children' | 'text'> & { readonly children: OpenElement[]; text: string };

const noAttributes: ReadonlyMap<string, string> = new Map();

/** Where the reader stands. `nextLine` is where the next line begins, so that lines are counted in one pass. */
type Reading = {
  readonly text: string;
  readonly tally: LineTally;
  readonly open: OpenElement[];
  root: XmlElement | null;
  elementCount: number;
  at: number;
  line: number;
  nextLine: number;
  isStopped: boolean;
};

const mostXmlBytes = 1 << 25;
const mostElements = 1_000_000;
const mostDepth = 64;

const faults = {
  'xml-malformed': (count: number, line: number) =>
    `${count} places are not as XML has to be, the first in line ${line}; what they hold is taken as text or passed over.`,
  'xml-cut-off': (_: number, line: number) =>
    `What begins in line ${line} has no end; what could be read up to there is kept.`,
  'xml-too-much': (_: number, line: number) =>
    `From line ${line} on there are more elements, or deeper ones, than such a file has; the rest is not read.`,
  'xml-definitions-not-used': (_: number, line: number) =>
    `The file brings definitions of its own in line ${line}; they are passed over.`,
};

/**
 * The root of an XML file, or null when it has none. What is malformed is told and costs no more than itself.
 * Bounded in size, depth and number of elements; no entity but the five of XML and numbers is resolved.
 */
export async function readXml(
  source: NamedSource,
  findings: Finding[],
  mostBytes = mostXmlBytes,
): Promise<XmlElement | null> {
  const { name: file, bytes } = source;
  if (bytes.byteLength > mostBytes) {
    const message = `The file has ${bytes.byteLength} bytes, far more than such a file needs; only its first ${mostBytes} are read.`;
    findings.push(warning('text-too-long', message, { file, byteOffset: mostBytes }));
  }
  const text = decode(new Uint8Array(await bytes.slice(0, mostBytes)));
  if (text.includes('\ufffd')) {
    const message = 'Some characters are none of the encoding that the file claims; they stand as \ufffd.';
    findings.push(warning('text-not-decoded', message, { file }));
  }
  const tally = createLineTally();
  const root = parse(text, tally);
  findings.push(...tally.toFindings(file, faults));
  return root;
}

/** All elements of these names below another, in the order of the file. Below a found one no more are looked for. */
export function findElements(parent: XmlElement, ...names: readonly string[]): XmlElement[] {
  const found: XmlElement[] = [];
  collectElements(parent, names, found);
  return found;
}

function collectElements(parent: XmlElement, names: readonly string[], found: XmlElement[]) {
  for (const child of parent.children) {
    if (names.includes(child.name)) found.push(child);
    else collectElements(child, names, found);
  }
}

/** The trimmed text of the first child of a name; empty when there is none. */
export function textOf(parent: XmlElement, name: string): string {
  return parent.children.find((child) => child.name === name)?.text.trim() ?? '';
}

/** By the byte order mark, else by what the file claims, where that can be true, else as UTF-8. Without NUL. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const start = new TextDecoder('windows-1252').decode(bytes.subarray(0, 256));
  const claimed = /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1] ?? 'utf-8';
  if (first === 0xff && second === 0xfe) return decodeAs('utf-16le', bytes);
  if (first === 0xfe && second === 0xff) return decodeAs('utf-16be', bytes);
  return decodeAs(/^utf-?16/i.test(claimed) ? 'utf-8' : claimed, bytes);
}

function decodeAs(encoding: string, bytes: Uint8Array): string {
  return decoderOf(encoding).decode(bytes).replaceAll('\0', '');
}

function decoderOf(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding);
  } catch {
    return new TextDecoder('utf-8');
  }
}

/** What stands behind the last `>` is no text of anything: half a number would be another number. */
function parse(text: string, tally: LineTally): XmlElement | null {
  const reading: Reading = {
    text,
    tally,
    open: [],
    root: null,
    elementCount: 0,
    at: 0,
    line: 1,
    nextLine: lineAfter(text, 0),
    isStopped: false,
  };
  const lastEnd = text.lastIndexOf('>');
  while (!reading.isStopped && reading.at <= lastEnd) {
    const markup = text.indexOf('<', reading.at);
    if (markup < 0 || markup > lastEnd) break;
    addText(reading, resolveEntities(reading, text.slice(reading.at, markup)));
    moveTo(reading, markup);
    readMarkup(reading);
  }
  const unclosed = reading.open.at(-1);
  if (unclosed && !reading.isStopped) tally.add('xml-cut-off', unclosed.line);
  return reading.root;
}

function moveTo(reading: Reading, at: number) {
  reading.at = at;
  while (reading.nextLine <= at) {
    reading.line++;
    reading.nextLine = lineAfter(reading.text, reading.nextLine);
  }
}

function lineAfter(text: string, at: number): number {
  const lineEnd = text.indexOf('\n', at);
  return lineEnd < 0 ? Number.POSITIVE_INFINITY : lineEnd + 1;
}

function stop(reading: Reading, code: keyof typeof faults) {
  reading.tally.add(code, reading.line);
  reading.isStopped = true;
}

function addText({ open }: Reading, text: string) {
  const element = open.at(-1);
  if (element && text.trim() !== '') element.text += text;
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** What is no entity stays as it stands: instruments forget to write `&amp;`. */
function resolveEntities(reading: Reading, text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:([a-z]{2,4});|#(\d{1,7});|#x([\da-f]{1,6});)?/gi,
    (written, name, decimal, hex) => {
      const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
      const isCharacter = code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
      const resolved = isCharacter ? String.fromCodePoint(code) : named[name];
      if (resolved === undefined) reading.tally.add('xml-malformed', reading.line);
      return resolved ?? written;
    },
  );
}

function readMarkup(reading: Reading) {
  const { text, at } = reading;
  if (text.startsWith('<!--', at)) skipPast(reading, '-->', 4);
  else if (text.startsWith('<?', at)) skipPast(reading, '?>', 2);
  else if (text.startsWith('<![CDATA[', at)) readCharacterData(reading);
  else if (text.startsWith('<!', at)) skipDefinitions(reading);
  else if (text.startsWith('</', at)) readEndTag(reading);
  else readStartTag(reading);
}

function skipPast(reading: Reading, ending: string, openingLength: number) {
  const end = reading.text.indexOf(ending, reading.at + openingLength);
  if (end < 0) stop(reading, 'xml-cut-off');
  else moveTo(reading, end + ending.length);
}

function readCharacterData(reading: Reading) {
  const start = reading.at + '<![CDATA['.length;
  const end = reading.text.indexOf(']]>', start);
  if (end < 0) return stop(reading, 'xml-cut-off');
  addText(reading, reading.text.slice(start, end));
  moveTo(reading, end + ']]>'.length);
}

function skipDefinitions(reading: Reading) {
  const end = matchAt(reading.text, reading.at, /<![^[>]*(?:\[[^\]]*\]\s*)?>/y);
  if (!end) return stop(reading, 'xml-cut-off');
  reading.tally.add('xml-definitions-not-used', reading.line);
  moveTo(reading, reading.at + end[0].length);
}

function matchAt(text: string, at: number, pattern: RegExp): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** An end tag closes the innermost element of its name and all that was left open in it; without one it closes none. */
function readEndTag(reading: Reading) {
  const tag = matchAt(reading.text, reading.at, /<\/([^\s<>]*)\s*>/y);
  if (!tag) return takeAsText(reading);
  const name = localName(tag[1]);
  const opened = reading.open.findLastIndex((element) => element.name === name);
  if (opened !== reading.open.length - 1 || opened < 0) reading.tally.add('xml-malformed', reading.line);
  if (opened >= 0) reading.open.length = opened;
  moveTo(reading, reading.at + tag[0].length);
}

function readStartTag(reading: Reading) {
  const { text } = reading;
  const start = matchAt(text, reading.at, /<([a-z_:\u0080-\uffff][^\s/<>="']*)/iy);
  if (!start) return takeAsText(reading);
  let at = reading.at + start[0].length;
  let attributes: Map<string, string> | null = null;
  for (;;) {
    const attribute = matchAt(text, at, /\s+([^\s/<>="']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y);
    if (!attribute) break;
    const [whole, name, doubleQuoted, singleQuoted] = attribute;
    attributes ??= new Map();
    attributes.set(localName(name), resolveEntities(reading, doubleQuoted ?? singleQuoted));
    at += whole.length;
  }
  const end = matchAt(text, at, /\s*(\/?)>/y);
  if (!end) return takeAsText(reading);
  openElement(reading, localName(start[1]), attributes ?? noAttributes);
  if (end[1] === '/' && !reading.isStopped) reading.open.pop();
  moveTo(reading, at + end[0].length);
}

/** A `<` that begins nothing. */
function takeAsText(reading: Reading) {
  reading.tally.add('xml-malformed', reading.line);
  addText(reading, '<');
  moveTo(reading, reading.at + 1);
}

function openElement(reading: Reading, name: string, attributes: ReadonlyMap<string, string>) {
  const isSecondRoot = reading.root !== null && reading.open.length === 0;
  const isTooMuch = reading.open.length >= mostDepth || reading.elementCount >= mostElements;
  if (isSecondRoot || isTooMuch) return stop(reading, isTooMuch ? 'xml-too-much' : 'xml-malformed');
  reading.elementCount++;
  const element: OpenElement = { name, attributes, children: [], text: '', line: reading.line };
  reading.open.at(-1)?.children.push(element);
  reading.open.push(element);
  reading.root ??= element;
}
