import type { NamedSource } from '#byte-source.ts';
import { information } from '#findings.ts';
import type { Finding } from '#recording.ts';
import { findElements, textOf } from '#xml.ts';
import {
  type Dzx,
  frequenciesMHzOf,
  mostDzxBytesAtOpening,
  numberIn,
  propertiesOf,
  readDzx,
} from './metadata.ts';

/** What a DZX adds to the headers. Where there is none, or it waits for later, it adds nothing. */
export type DzxAtOpening = {
  readonly file: string;
  readonly system: string | null;
  readonly relativePermittivity: number | null;
  readonly frequenciesMHz: readonly (number | null)[];
  readonly properties: Readonly<Record<string, string>>;
  /** The whole of it: what was read at opening, else what was too large for that. */
  read(findings: Finding[]): Promise<Dzx | null>;
};

/** Reads the DZX beside a DZT, unless it is so large that it has to wait; then its properties are not taken. */
export async function openDzx(
  source: NamedSource | undefined,
  { stem, channelCount, findings }: { stem: string; channelCount: number; findings: Finding[] },
): Promise<DzxAtOpening> {
  const file = source?.name ?? '';
  const isLarge = source !== undefined && source.bytes.byteLength > mostDzxBytesAtOpening;
  if (isLarge) {
    const message = `${file} is so large (${source.bytes.byteLength} bytes) that only marks, picks and comments are taken from it, not what it says of console and antenna.`;
    findings.push(information('companion-read-in-part', message, { file }));
  }
  const dzx = source && !isLarge ? await readDzx(source, stem, findings) : null;
  return {
    file,
    system: dzx === null ? null : systemOf(dzx),
    relativePermittivity: dzx === null ? null : permittivityOf(dzx),
    frequenciesMHz: dzx === null ? [] : frequenciesMHzOf(dzx, channelCount),
    properties: dzx === null ? {} : propertiesOf(dzx),
    read: async (later) => (isLarge ? readDzx(source, stem, later) : dzx),
  };
}

function systemOf({ root }: Dzx): string | null {
  const [section] = findElements(root, 'DataCollection');
  return section ? textOf(section, 'system') || null : null;
}

function permittivityOf(dzx: Dzx): number | null {
  const permittivity = numberIn(dzx, 'GlobalProperties', 'dielectric');
  return permittivity !== null && permittivity >= 1 && permittivity <= 1000 ? permittivity : null;
}
