import { information } from '#findings.ts';
import type { Finding } from '#recording.ts';
import type { MoreToWrite, RecordingToWrite } from '#recording-to-write.ts';

/**
 * Each channel as a recording of its own, `LINE_ch1`, `LINE_ch2`, with its own antenna and times, and with all that
 * goes along the line. A recording of one channel stays as it is.
 */
export function channelsApart(
  recording: RecordingToWrite,
  label: string,
): { recordings: readonly RecordingToWrite[]; findings: Finding[] } {
  const { name, antennas, channels, more = {} } = recording;
  if (channels.length < 2) return { recordings: [recording], findings: [] };
  const { channelTimes, ...rest } = more;
  const recordings = channels.map((amplitudes, channel) => ({
    ...recording,
    name: `${name}_ch${channel + 1}`,
    antennas: antennas.slice(channel, channel + 1),
    channels: [amplitudes],
    ...(channelTimes?.[channel] && {
      sampleIntervalNs: channelTimes[channel].sampleIntervalNs,
      firstSampleNs: channelTimes[channel].firstSampleNs,
    }),
    more: ofChannel(rest, channel),
  }));
  const message = `${label} has one channel a file: the ${channels.length} channels are written as recordings of their own, ${recordings[0].name} to ${recordings[recordings.length - 1].name}.`;
  return { recordings, findings: [information('channels-apart', message)] };
}

function ofChannel({ picks, channelOffsets, ...more }: MoreToWrite, channel: number): MoreToWrite {
  const own = (picks ?? []).filter((pick) => pick.channel === channel);
  const offset = channelOffsets?.[channel] ?? null;
  return {
    ...more,
    ...(own.length > 0 ? { picks: own.map((pick) => ({ ...pick, channel: 0 })) } : {}),
    ...(offset === null ? {} : { channelOffsets: [offset] }),
  };
}
