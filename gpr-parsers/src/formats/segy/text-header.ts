import { decodeEbcdic } from './ebcdic.ts';

/** The text in front of a SEG-Y, in lines without the blanks at their ends. */
export type TextHeader = {
  readonly encoding: 'EBCDIC' | 'ASCII';
  readonly lines: readonly string[];
};

const lineBytes = 80;

/** Reads the 40 lines, or as many as line ends part: many radar programs write running text. */
export function readTextHeader(bytes: Uint8Array): TextHeader {
  if (isEbcdic(bytes)) {
    const decoded = decodeEbcdic(bytes);
    return { encoding: 'EBCDIC', lines: withoutEmptyEnd(cut(decoded, lineBytes).map(clean)) };
  }
  const hasLineEnds = bytes.some((byte) => byte === 0x0a || byte === 0x0d);
  const pieces = hasLineEnds
    ? decodeLatinOrUtf8(bytes).split(/\r\n|\n|\r/)
    : Array.from({ length: Math.ceil(bytes.length / lineBytes) }, (_, line) =>
        decodeLatinOrUtf8(bytes.subarray(line * lineBytes, (line + 1) * lineBytes)),
      );
  return { encoding: 'ASCII', lines: withoutEmptyEnd(pieces.map(clean)) };
}

/** The first line is `C 1` in nearly every EBCDIC file; else blanks (0x40, an @ in ASCII) give it away. */
function isEbcdic(bytes: Uint8Array): boolean {
  if (bytes[0] === 0xc3) return true;
  let [ebcdicBlanks, asciiBlanks] = [0, 0];
  for (const byte of bytes) {
    if (byte === 0x40) ebcdicBlanks++;
    if (byte === 0x20) asciiBlanks++;
  }
  return ebcdicBlanks > asciiBlanks && ebcdicBlanks * 4 > bytes.length;
}

function decodeLatinOrUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

function cut(text: string, length: number): string[] {
  return Array.from({ length: Math.ceil(text.length / length) }, (_, piece) =>
    text.slice(piece * length, (piece + 1) * length),
  );
}

/** NUL fills what a program left unwritten; other control characters say nothing either. */
function clean(line: string): string {
  return line.replace(/\p{Cc}/gu, ' ').trimEnd();
}

function withoutEmptyEnd(lines: readonly string[]): string[] {
  return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
}

/** Who wrote the file, as far as its text tells, and which of the known ways of filling the headers is theirs. */
export type SegyWriter = {
  /** Null where no known software is named. */
  readonly name: string | null;
  readonly dialect: 'standard' | 'radar-systems' | 'rgpr' | 'own';
  /** Whether the text speaks of radar at all. */
  readonly isRadar: boolean;
};

/** How the text header that this package writes begins. */
export const ownSignature = 'GROUND PENETRATING RADAR, WRITTEN BY JOINT SITE ASSESSMENT';

const writers: readonly (readonly [RegExp, string | null, SegyWriter['dialect']])[] = [
  [new RegExp(`^C01 ${ownSignature}`), 'Joint Site Assessment', 'own'],
  [/SkyHub/i, 'SkyHub', 'radar-systems'],
  [/GeoHammer/i, 'GeoHammer', 'radar-systems'],
  [/\bPrism ?2?\b/i, 'Radar Systems Prism', 'radar-systems'],
  [/Rad(?:ar )?Sys|\bZond/i, 'Radar Systems', 'radar-systems'],
  [/\bRGPR\b|^A reel identification header consisting of/, 'RGPR', 'rgpr'],
  [/Reflex-?W/i, 'ReflexW', 'standard'],
  [/\bRADAN\b|\bGSSI\b/i, 'GSSI', 'standard'],
  [/\bMAL[ÅA]\b|\bRAMAC\b|GroundVision/i, 'MALÅ', 'standard'],
  [/EKKO|Sensors (?:&|and) Software/i, 'Sensors & Software', 'standard'],
  [/ImpulseRadar/i, 'ImpulseRadar', 'standard'],
  [/\bIDS\b.*radar/i, 'IDS', 'standard'],
  [/gprMax/i, 'gprMax', 'standard'],
  [/\bGPR\b|georadar|ground[- ]penetrating|radargram/i, null, 'standard'],
];

/** Looks for the names of known software in the text. */
export function readWriter({ lines }: TextHeader): SegyWriter {
  const text = lines.join('\n');
  const known = writers.find(([pattern]) => pattern.test(text));
  if (!known) return { name: null, dialect: 'standard', isRadar: false };
  const [, name, dialect] = known;
  return { name, dialect, isRadar: true };
}

/** `Control Unit: …`, as SkyHub writes it; null elsewhere. */
export function instrumentIn({ lines }: TextHeader): string | null {
  const printed = lines.map((line) => /^\s*Control Unit:\s*(.+)$/i.exec(line)?.[1]).find(Boolean);
  return printed?.trim() ?? null;
}

/** `Date: 29.07.2020` and `Time: 14:37:42` in lines of their own, as SkyHub writes them; null elsewhere. */
export function momentIn({ lines }: TextHeader): string | null {
  const date = lines
    .map((line) => /^\s*Date:\s*(\d\d)\.(\d\d)\.(\d{4})\s*$/i.exec(line))
    .find((match) => match !== null);
  const time = lines
    .map((line) => /^\s*Time:\s*(\d\d:\d\d:\d\d)\s*$/i.exec(line)?.[1])
    .find((printed) => printed !== undefined);
  if (!date || time === undefined) return null;
  const moment = `${date[3]}-${date[2]}-${date[1]}T${time}`;
  const parsed = Date.parse(`${moment}Z`);
  return Number.isFinite(parsed) && new Date(parsed).toISOString().startsWith(moment) ? moment : null;
}
