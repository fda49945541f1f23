import { information, warning } from '#findings.ts';
import { decimalNumber } from '#key-values.ts';
import type { Antenna } from '#radargram.ts';
import type { Finding } from '#recording.ts';
import { type HdDate, readHdDate } from './date.ts';
import { type HdLines, type HdValue, readHdLines } from './hd-lines.ts';
import type { RedefinedItems } from './trace-header.ts';

/** What an .hd says of the line. Lengths are in metres here, whatever POSITION UNITS they were written in. */
export type HdHeader = {
  readonly samplesPerTrace: number | null;
  /** By DATA TYPE, which only newer consoles write. */
  readonly bytesPerSample: 2 | 4 | null;
  readonly traceCount: number | null;
  readonly timeWindowNs: number | null;
  /** Counted from one, and often between two samples. */
  readonly timeZeroPoint: number | null;
  /** By which the positions of the trace headers become metres; null when the unit is not known. */
  readonly metresPerUnit: number | null;
  readonly startM: number | null;
  readonly finalM: number | null;
  readonly traceSpacingM: number | null;
  /** A console that triggers by time counts up the step all the same: no wheel has measured it. */
  readonly isTriggeredByTime: boolean;
  readonly tracesPerSecond: number | null;
  readonly antenna: Antenna;
  readonly instrument: string | null;
  readonly recordedOn: HdDate | null;
  readonly isReversed: boolean;
  readonly isMerged: boolean;
  /** In what the vendor's software wrote places into the trace headers: `LatLong`; null when it wrote none. */
  readonly placesAddedIn: string | null;
  readonly redefinedItems: RedefinedItems;
  readonly comment: string | null;
  readonly rawHeader: Readonly<Record<string, string>>;
};

type HdPlace = { readonly file: string; readonly findings: Finding[] };

/** What is known of a line whose .hd is missing: nothing. */
export const absentHeader: HdHeader = {
  samplesPerTrace: null,
  bytesPerSample: null,
  traceCount: null,
  timeWindowNs: null,
  timeZeroPoint: null,
  metresPerUnit: null,
  startM: null,
  finalM: null,
  traceSpacingM: null,
  isTriggeredByTime: false,
  tracesPerSecond: null,
  antenna: { name: null, centreFrequencyMHz: null, separationM: null },
  instrument: null,
  recordedOn: null,
  isReversed: false,
  isMerged: false,
  placesAddedIn: null,
  redefinedItems: new Map(),
  comment: null,
  rawHeader: {},
};

/** Null when the lines are not those of an .hd. Whatever else is wrong with them is told, and never thrown. */
export function readHdHeader(lines: readonly string[], place: HdPlace): HdHeader | null {
  const hd = readHdLines(lines, place);
  if (hd === null) return null;
  const { preamble, values, notes } = hd;
  const dateLine = preamble.find(({ text }) => readHdDate(text) !== null) ?? preamble[2];
  const metresPerUnit = readUnit(values, place);
  return {
    samplesPerTrace: readCount(values, 'NUMBER OF PTS/TRC', place),
    bytesPerSample: readDataType(values, place),
    traceCount: readCount(values, 'NUMBER OF TRACES', place),
    timeWindowNs: positiveNumber(values, 'TOTAL TIME WINDOW', place),
    timeZeroPoint: readTimeZero(values, place),
    metresPerUnit,
    startM: inMetres(optionalNumber(values, 'STARTING POSITION', place), metresPerUnit),
    finalM: inMetres(optionalNumber(values, 'FINAL POSITION', place), metresPerUnit),
    ...readTriggering(values, metresPerUnit, place),
    antenna: {
      name: null,
      centreFrequencyMHz: positiveNumber(values, 'NOMINAL FREQUENCY', place),
      separationM: inMetres(positiveNumber(values, 'ANTENNA SEPARATION', place), metresPerUnit),
    },
    instrument: readInstrument(preamble.filter((line) => line !== dateLine).map(({ text }) => text)),
    recordedOn: readDay(dateLine, place),
    isReversed: notes.filter((note) => /^PROFILE REVERSED/i.test(note)).length % 2 === 1,
    isMerged: notes.some((note) => /^THIS FILE IS A MERGING/i.test(note)),
    placesAddedIn: values.get('X Y Z POSITIONS ADDED')?.printed ?? null,
    redefinedItems: readRedefinedItems(values, place),
    comment: notes.join('; ') || null,
    rawHeader: rawHeaderOf(hd),
  };
}

/** `Data Collected with pE PRO`, or, by newer consoles, what the operator calls the setup and then the system. */
function readInstrument([first, second]: readonly string[]): string | null {
  const collected = [first, second].find((text) => /^Data Collected with/i.test(text ?? ''));
  const system = collected?.replace(/^Data Collected with\s*/i, '') ?? second?.replace(/^.* - /, '');
  return system || null;
}

function readUnit(values: HdLines['values'], place: HdPlace): number | null {
  const unit = values.get('POSITION UNITS');
  if (/^(m|met(re|er)s?)$/i.test(unit?.printed ?? '')) return 1;
  if (/^(ft|feet|foot)$/i.test(unit?.printed ?? '')) return 0.3048;
  const told = unit === undefined ? 'is missing' : `is "${unit.printed}", neither metres nor feet`;
  const message = `POSITION UNITS ${told}; the lengths of this line cannot be told in metres and are left open.`;
  place.findings.push(warning('position-unit-unknown', message, at(unit, place)));
  return null;
}

function inMetres(length: number | null, metresPerUnit: number | null): number | null {
  return length === null || metresPerUnit === null ? null : length * metresPerUnit;
}

/** What stands under TRIGGER MODE is only of newer consoles; older ones do not say what triggered the traces. */
function readTriggering(values: HdLines['values'], metresPerUnit: number | null, place: HdPlace) {
  const isTriggeredByTime = /^(free|time)/i.test(values.get('TRIGGER MODE')?.printed ?? '');
  const step = values.get('STEP SIZE USED');
  const stepM = inMetres(positiveNumber(values, 'STEP SIZE USED', place), metresPerUnit);
  const intervalS = isTriggeredByTime ? positiveNumber(values, 'TRACE INTERVAL (S)', place) : null;
  if (isTriggeredByTime && stepM !== null) {
    const message = `STEP SIZE USED is ${step?.printed}, but the line was triggered by time (TRIGGER MODE ${values.get('TRIGGER MODE')?.printed}); the distance between traces is unknown.`;
    place.findings.push(warning('trace-spacing-unusable', message, at(step, place)));
  }
  tellSurveyMode(values, place);
  return {
    isTriggeredByTime,
    traceSpacingM: isTriggeredByTime ? null : stepM,
    tracesPerSecond: intervalS === null ? null : 1 / intervalS,
  };
}

function tellSurveyMode(values: HdLines['values'], place: HdPlace) {
  const mode = values.get('SURVEY MODE');
  if (mode === undefined || mode.printed === '' || /^reflection/i.test(mode.printed)) return;
  const message = /CMP|WARR/i.test(mode.printed)
    ? `SURVEY MODE is ${mode.printed}: the antennas were moved apart, so that positions tell their separation and not a place along a line. The traces make no picture of the ground; they serve to find its velocity.`
    : `SURVEY MODE is ${mode.printed}: the traces were not recorded as reflections along a line; read them with that in mind.`;
  place.findings.push(warning('survey-mode', message, at(mode, place)));
}

function readDataType(values: HdLines['values'], place: HdPlace): 2 | 4 | null {
  const type = values.get('DATA TYPE');
  if (type === undefined || type.printed === '') return null;
  if (/^I\*2$/i.test(type.printed)) return 2;
  if (/^F\*4$/i.test(type.printed)) return 4;
  const message = `DATA TYPE is "${type.printed}", neither I*2 nor F*4; the trace headers are asked instead.`;
  place.findings.push(warning('header-value-unusable', message, at(type, place)));
  return null;
}

function readTimeZero(values: HdLines['values'], place: HdPlace): number | null {
  const point = optionalNumber(values, 'TIMEZERO AT POINT', place);
  if (point !== null && point !== 0 && Math.abs(point) < 1e6) return point;
  const told = point === null ? 'tells no point' : `is ${point}`;
  const message = `TIMEZERO AT POINT ${told}; the first sample is taken as time-zero.`;
  place.findings.push(warning('time-zero-unknown', message, at(values.get('TIMEZERO AT POINT'), place)));
  return null;
}

function readDay(line: HdLines['preamble'][number] | undefined, place: HdPlace): HdDate | null {
  const day = line === undefined ? null : readHdDate(line.text);
  const where = line === undefined ? { file: place.file } : { file: place.file, line: line.line };
  if (day === null) {
    const told = line === undefined ? 'The header holds no date' : `"${line.text}" is no date`;
    const message = `${told}; when the line was recorded is unknown.`;
    place.findings.push(information('no-date', message, where));
  } else if (day.other !== null) {
    const message = `The date "${line?.text}" can be read in two ways; it is taken as ${day.date}, the month first, as these consoles write it, and not as ${day.other}.`;
    place.findings.push(warning('date-ambiguous', message, where));
  } else if (day.isDayFirst) {
    const message = `The date "${line?.text}" has no such month; it is taken as ${day.date}, the day first.`;
    place.findings.push(warning('date-day-first', message, where));
  }
  return day;
}

function readRedefinedItems(values: HdLines['values'], place: HdPlace): RedefinedItems {
  const items = new Map<number, string>();
  for (const [name, { printed }] of values) {
    const item = /^TRACEHEADERDEF_(\d{1,2})$/.exec(name)?.[1];
    if (item !== undefined) items.set(Number(item), printed);
  }
  if (items.size > 0) {
    const list = [...items].map(([item, name]) => `item ${item} as ${name}`).join(', ');
    const message = `The header gives items of the trace headers another meaning (TRACEHEADERDEF): ${list}. They are not read as what they usually are.`;
    place.findings.push(information('trace-header-redefined', message, { file: place.file }));
  }
  return items;
}

function rawHeaderOf({ preamble, values, notes }: HdLines): Record<string, string> {
  const before = preamble.map(({ text, line }) => [`line ${line}`, text] as const);
  const keyed = [...values.values()].map(({ key, printed }) => [key, printed] as const);
  const after = notes.map((note, index) => [`note ${index + 1}`, note] as const);
  return Object.fromEntries([...before, ...keyed, ...after]);
}

/** Null for what is absent or empty, and for what is no number: that is told. */
function optionalNumber(values: HdLines['values'], name: string, place: HdPlace): number | null {
  const value = values.get(name);
  if (value === undefined || value.printed === '') return null;
  const number = decimalNumber(value.printed);
  if (number !== null) return number;
  const message = `${value.key} is "${value.printed}", not a number; it is left open.`;
  place.findings.push(warning('header-value-unusable', message, at(value, place)));
  return null;
}

/** As above, and null for 0 and for what no instrument measures. */
function positiveNumber(values: HdLines['values'], name: string, place: HdPlace): number | null {
  const number = optionalNumber(values, name, place);
  if (number === null || (number > 1e-9 && number < 1e9)) return number;
  const value = values.get(name);
  const note = number === 0 ? information : warning;
  place.findings.push(
    note('header-value-unusable', `${value?.key} is ${number}; it is left open.`, at(value, place)),
  );
  return null;
}

/** As above, and null for a broken number: there are no parts of samples or traces. */
function readCount(values: HdLines['values'], name: string, place: HdPlace): number | null {
  const number = positiveNumber(values, name, place);
  if (number === null || Number.isInteger(number)) return number;
  const message = `${values.get(name)?.key} is ${number}, not a count; it is left open.`;
  place.findings.push(warning('header-value-unusable', message, at(values.get(name), place)));
  return null;
}

function at(value: HdValue | undefined, { file }: HdPlace): { file: string; line?: number } {
  return value === undefined ? { file } : { file, line: value.line };
}
