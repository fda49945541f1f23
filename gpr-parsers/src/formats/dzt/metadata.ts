import type { NamedSource } from '#byte-source.ts';
import { splitFileName } from '#file-name.ts';
import { information, warning } from '#findings.ts';
import { decimalNumber } from '#key-values.ts';
import type { Finding } from '#recording.ts';
import { findElements, readXml, textOf, type XmlElement } from '#xml.ts';

/**
 * A DZX up to this size is read at opening, so that what it says of the console stands in the raw header. Most have a
 * few kilobytes; the largest known has two thirds of this, and takes some twenty milliseconds. One that is larger, with
 * the picks of a long line, waits for `readAlong`.
 */
export const mostDzxBytesAtOpening = 1 << 19;

/** The XML beside a DZT: what console and software noted of one recording, or of several. */
export type Dzx = {
  readonly file: string;
  readonly root: XmlElement;
  /** Its parts that are about this recording; the root itself where it is about no file in particular. */
  readonly own: readonly XmlElement[];
  /** Whether it is about other recordings, too: what stands outside of `own` belongs to nobody then. */
  readonly isShared: boolean;
};

/** Null, and told, when there is nothing in it, or nothing about this recording. Never throws. */
export async function readDzx(source: NamedSource, stem: string, findings: Finding[]): Promise<Dzx | null> {
  const { name: file } = source;
  const root = await readXml(source, findings);
  if (root?.name.toUpperCase() !== 'DZX') {
    const what = root ? `begins with <${shortened(root.name)}>, as no DZX does` : 'holds no XML';
    const message = `${file} ${what}; nothing is read from it.`;
    findings.push(warning('companion-not-read', message, { file }));
    return null;
  }
  const parts = findElements(root, 'File');
  const isOurs = (part: XmlElement) => stemOf(part) === stem.toLowerCase();
  const own = parts.length > 1 ? parts.filter(isOurs) : parts;
  if (parts.length > 1 && own.length === 0) {
    const names = parts.map((part) => textOf(part, 'name') || 'one without a name');
    const message = `${file} is about ${parts.length} recordings (${listed(names)}), none of them ${stem}; nothing is read from it.`;
    findings.push(warning('companion-not-read', message, { file }));
    return null;
  }
  if (parts.length === 1 && stemOf(parts[0]) !== '' && !isOurs(parts[0])) {
    const message = `${file} calls its recording ${shortened(textOf(parts[0], 'name'))}; it is taken to be ${stem}, whose name the file bears.`;
    findings.push(information('companion-renamed', message, { file, line: parts[0].line }));
  }
  return { file, root, own: own.length > 0 ? own : [root], isShared: parts.length > 1 };
}

function stemOf(part: XmlElement): string {
  return splitFileName(textOf(part, 'name')).stem.toLowerCase();
}

const mostListed = 20;
const mostTextLength = 200;

/** The first twenty, so far as a sentence can hold them, and how many more. */
export function listed(items: readonly string[]): string {
  const more =
    items.length > mostListed ? `; and ${items.length - mostListed} more, which stand in the file` : '';
  return `${items.slice(0, mostListed).map(shortened).join('; ')}${more}`;
}

function shortened(text: string): string {
  return text.length > mostTextLength ? `${text.slice(0, mostTextLength)}…` : text;
}

/** A number of the DZX, by the names of the elements that hold it; null when there is none. */
export function numberIn({ root }: Dzx, parent: string, name: string): number | null {
  const [section] = findElements(root, parent);
  return section ? decimalNumber(textOf(section, name)) : null;
}

/** A unit as the DZX names it: `m`, `cm`, `in`, or `s` where the line was triggered by time. */
export function unitIn({ root }: Dzx, name: 'horizontalUnit' | 'verticalUnit'): string {
  const [section] = findElements(root, 'GlobalProperties');
  return section ? textOf(section, name).toLowerCase() : '';
}

/** Parts with a reader of their own, and blocks of processing in the vendor's code. */
const notProperties = new Set(['Macro', 'LayerWayPt', 'TargetWayPt']);
const mostProperties = 300;

/** What else the DZX says, by the path of its elements: system, serial numbers, units, channels, ends of profiles. */
export function propertiesOf(dzx: Dzx): Record<string, string> {
  const properties = new Map<string, string>();
  collectProperties(dzx.root, 'DZX', { own: new Set(dzx.own), properties });
  return Object.fromEntries(properties);
}

function collectProperties(
  element: XmlElement,
  path: string,
  into: { own: ReadonlySet<XmlElement>; properties: Map<string, string> },
) {
  const { own, properties } = into;
  const isMark = element.name === 'WayPt' && textOf(element, 'mark') !== '';
  const isOfOthers = element.name === 'File' && !own.has(element);
  if (notProperties.has(element.name) || isMark || isOfOthers || properties.size >= mostProperties) return;
  const value = element.text.trim();
  if (element.children.length === 0 && value !== '') {
    properties.set(unusedKey(path, properties), shortened(value));
  }
  for (const child of element.children) collectProperties(child, `${path}/${child.name}`, into);
}

function unusedKey(path: string, properties: ReadonlyMap<string, string>): string {
  let key = path;
  for (let count = 2; properties.has(key); count++) key = `${path} (${count})`;
  return key;
}

/** Centre frequency of each channel, where the DZX tells one; it counts channels from 0 or, plainly, from 1. */
export function frequenciesMHzOf({ root }: Dzx, channelCount: number): (number | null)[] {
  const sections = findElements(root, 'ChannelProperties');
  const numbers = sections.map((section) => decimalNumber(textOf(section, 'channel')));
  const [first] = [0, 1].filter((base) =>
    Array.from({ length: channelCount }, (_, channel) => channel + base).every((channel) =>
      numbers.includes(channel),
    ),
  );
  const sectionOf = (channel: number) =>
    channelCount === 1 && sections.length === 1 ? sections[0] : sections[numbers.indexOf(channel + first)];
  return Array.from({ length: channelCount }, (_, channel) => {
    const section = sectionOf(channel);
    const frequencyMHz = section ? decimalNumber(textOf(section, 'centerFreqMHz')) : null;
    return frequencyMHz !== null && frequencyMHz >= 1 && frequencyMHz <= 1e5 ? frequencyMHz : null;
  });
}
