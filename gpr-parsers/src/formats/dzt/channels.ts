import { vendorFields } from '#fields.ts';
import { information, warning } from '#findings.ts';
import type { Antenna } from '#radargram.ts';
import type { RecordingChannel } from '#recording.ts';
import { centreFrequencyMHzOf } from './antennas.ts';
import {
  type DztHeader,
  type DztMeasures,
  dztFields,
  headerBytes,
  measureOf,
  readChannelHeader,
} from './header.ts';
import type { HeaderArea } from './info-area.ts';

type ChannelTimes = Pick<RecordingChannel, 'sampleIntervalNs' | 'timeWindowNs' | 'firstSampleNs'>;

/** What the recording is known to be before its channels are looked at. */
export type ChannelContext = {
  readonly area: HeaderArea;
  readonly channelCount: number;
  readonly first: DztHeader;
  readonly measures: DztMeasures;
  /** What the DZX tells of each channel's antenna; it is taken where no header tells it. */
  readonly companion: { readonly file: string; readonly frequenciesMHz: readonly (number | null)[] };
};

/** A header of a channel, or null where none lies before the samples. */
type ChannelHeader = DztHeader | null;

/**
 * Each channel by its own header, so far as that lies before the samples and tells of the same traces as the first.
 * What a channel's header does not tell, or tells wrongly, is the first channel's.
 */
export function readChannels(context: ChannelContext): RecordingChannel[] {
  const headers = readHeaders(context);
  tellHeaders(headers, context);
  const antennas = readAntennas(headers, context);
  return headers.map((header, channel) => ({
    name: `Channel ${channel + 1}`,
    antenna: antennas[channel],
    ...timesOf(header, channel, context),
    offset: null,
  }));
}

/** What the headers behind the first have of their own, by channel and the vendor's name of the field. */
export function vendorChannelFields(context: ChannelContext): Record<string, string | number> {
  const first = vendorFields(dztFields, context.first);
  const own = readHeaders(context).flatMap((header, channel) =>
    Object.entries(header === null || channel === 0 ? {} : vendorFields(dztFields, header))
      .filter(([name, value]) => value !== first[name])
      .map(([name, value]) => [`channel ${channel + 1}: ${name}`, value] as const),
  );
  return Object.fromEntries(own);
}

/** An empty header is none. */
function readHeaders({ area, channelCount, first }: ChannelContext): ChannelHeader[] {
  return Array.from({ length: channelCount }, (_, channel) => {
    const bytes = area.bytes.subarray(channel * headerBytes, (channel + 1) * headerBytes);
    if (channel === 0) return first;
    if (bytes.byteLength < headerBytes || bytes.every((byte) => byte === 0)) return null;
    return readChannelHeader(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  });
}

function isOfSameTraces(header: DztHeader, first: DztHeader): boolean {
  return header.samplesPerTrace === first.samplesPerTrace && header.bitsPerSample === first.bitsPerSample;
}

function tellHeaders(headers: readonly ChannelHeader[], context: ChannelContext) {
  const { file, findings } = context.area;
  const missing = headers.flatMap((header, channel) => (header === null ? [channel + 1] : []));
  if (missing.length > 0) {
    const message = `There is no header before the samples for channel ${missing.join(', ')}; the times of channel 1 are taken, and the antenna is unknown.`;
    findings.push(warning('channel-header-missing', message, { file }));
  }
  for (const [channel, header] of headers.entries()) {
    const message = header === null ? null : contradictionOf(header, channel, context);
    const byteOffset = channel * headerBytes + dztFields.samplesPerTrace.byteOffset;
    if (message) findings.push(warning('channel-header-contradicted', message, { file, byteOffset }));
  }
}

function contradictionOf(header: DztHeader, channel: number, { first }: ChannelContext): string | null {
  const whose = `The header of channel ${channel + 1}`;
  if (!isOfSameTraces(header, first)) {
    return `${whose} tells of ${header.samplesPerTrace} samples of ${header.bitsPerSample} bits, that of channel 1 of ${first.samplesPerTrace} of ${first.bitsPerSample}; the samples are read by the first, its times are taken, and the antenna is left open.`;
  }
  // Where only one channel records, consoles leave a pattern of a header for the second.
  const [own, other] = [header, first].map((each) => measureOf(each, 'timeWindowNs'));
  if (nameOf(header) !== null || own === null || own === other) return null;
  return `${whose} names no antenna, and tells a time window of ${own} ns where that of channel 1 tells ${other === null ? 'none' : `${other} ns`}; each is taken for its own, compare the channels.`;
}

function timesOf(header: ChannelHeader, channel: number, context: ChannelContext): ChannelTimes {
  const { first, measures } = context;
  const { timeWindowNs, firstSampleNs } = measures;
  if (channel === 0 || header === null || !isOfSameTraces(header, first)) {
    return withInterval({ timeWindowNs, firstSampleNs }, first);
  }
  const own = { header, channel, area: context.area };
  const times = {
    timeWindowNs: ownTime('timeWindowNs', own) ?? timeWindowNs,
    firstSampleNs: ownTime('firstSampleNs', own) ?? firstSampleNs,
  };
  return withInterval(times, first);
}

function ownTime(
  name: 'timeWindowNs' | 'firstSampleNs',
  { header, channel, area }: { header: DztHeader; channel: number; area: HeaderArea },
): number | null {
  const measured = measureOf(header, name);
  if (measured !== null) return measured;
  const { vendorName, byteOffset } = dztFields[name];
  const message = `${vendorName} of channel ${channel + 1} is ${header[name]}; that of channel 1 is taken.`;
  const place = { file: area.file, byteOffset: channel * headerBytes + byteOffset };
  area.findings.push(warning('header-value-unusable', message, place));
  return null;
}

function withInterval(
  times: Pick<ChannelTimes, 'timeWindowNs' | 'firstSampleNs'>,
  { samplesPerTrace }: DztHeader,
): ChannelTimes {
  const { timeWindowNs } = times;
  return { ...times, sampleIntervalNs: timeWindowNs === null ? null : timeWindowNs / samplesPerTrace };
}

function readAntennas(headers: readonly ChannelHeader[], context: ChannelContext): Antenna[] {
  const names = headers.map((header) =>
    header !== null && isOfSameTraces(header, context.first) ? nameOf(header) : null,
  );
  const isSecondUnnamed = headers.length > 1 && (headers[1] === null || nameOf(headers[1]) === null);
  return names.map((name, channel) => {
    const told = name === null ? null : centreFrequencyMHzOf(name);
    const companion = context.companion.frequenciesMHz[channel] ?? null;
    if (companion !== null && companion !== told) tellCompanion({ channel, told, companion }, context);
    if (told === null && companion === null && name !== null) {
      const isOfTwo = channel === 0 && isSecondUnnamed && /\d\s*\/\s*\d/.test(name);
      tellUnknown({ name, channel, isOfTwo }, context.area);
    }
    return { name, centreFrequencyMHz: told ?? companion, separationM: null };
  });
}

function tellCompanion(
  { channel, told, companion }: { channel: number; told: number | null; companion: number },
  { area, companion: { file } }: ChannelContext,
) {
  const whose = `the antenna of channel ${channel + 1} has ${companion} MHz`;
  const finding =
    told === null
      ? information('value-of-companion', `By ${file} ${whose}; the header does not tell it.`, { file })
      : warning(
          'companion-contradicts-header',
          `By ${file} ${whose}, by the header of the DZT ${told} MHz; the header is followed.`,
          { file },
        );
  area.findings.push(finding);
}

/** Null for `none`, which consoles write where no antenna was named. */
function nameOf({ antennaName }: DztHeader): string | null {
  return antennaName === '' || antennaName.toLowerCase() === 'none' ? null : antennaName;
}

/** An antenna of two frequencies has both in the first header, and `none` in the second. */
function tellUnknown(
  { name, channel, isOfTwo }: { name: string; channel: number; isOfTwo: boolean },
  { file, findings }: HeaderArea,
) {
  const message = isOfTwo
    ? `The antenna "${name}" has two frequencies, and the header of channel 2 names none; which channel has which is not told, so that both are left open.`
    : `The antenna "${name}" of channel ${channel + 1} does not tell its centre frequency; it is left open.`;
  const byteOffset = channel * headerBytes + dztFields.antennaName.byteOffset;
  findings.push(information('antenna-frequency-unknown', message, { file, byteOffset }));
}
