import { basename, dirname, extname, join } from 'node:path';
import { withAlong } from '#along-the-line.ts';
import type { OpenRecording, Recording } from '#recording.ts';
import { type NamedBytes, toWrite } from '#recording-to-write.ts';
import { type WritableFormat, writeRecording } from '#write-recording.ts';
import type { ConversionTarget } from './conversion.ts';
import { CommandError } from './exit-code.ts';
import { checkOutputPath, standardOutput, writeOutput } from './output-file.ts';

/** The writers hold a recording in memory twice; more than this of it is refused. */
const mostBytes = 2 ** 31;

/** The files of a format that instruments write, with marks and positions as far as it has a place for them. */
export function writtenTarget(format: WritableFormat, extension: string): ConversionTarget {
  return {
    extension,
    async convert(opened, { channel, path, rules }) {
      if (path === standardOutput) {
        throw new CommandError('a recording in this format may be several files; name one of them with -o.');
      }
      checkSize(opened, channel === null ? opened.channels.length : 1);
      const recording = await withAlong(opened);
      const own = channel === null ? recording : oneChannelOf(recording, channel);
      const name = basename(path, extname(path));
      const written = writeRecording(format, { ...(await toWrite(own)), name });
      const files = placeFiles(written.files, path);
      // All are looked at before the first is written: half a recording is none.
      for (const file of files) await checkOutputPath(file.path, rules);
      for (const file of files) await writeOutput(file.path, rules, (write) => write(file.bytes));
      const notes = written.findings.map(({ message }) => message);
      const isAsAsked = files.length === 1 && files[0].path === path;
      if (!isAsAsked) notes.push(`Written: ${files.map((file) => file.path).join(', ')}.`);
      return { findings: recording.findings, notes };
    },
  };
}

function checkSize(opened: OpenRecording, channelCount: number) {
  const { name, traceCount, samplesPerTrace, bitsPerSample } = opened;
  const byteCount = channelCount * traceCount * samplesPerTrace * (bitsPerSample / 8);
  if (byteCount <= mostBytes) return;
  const gigabytes = (byteCount / 1e9).toFixed(1);
  throw new CommandError(
    `${name} has ${gigabytes} GB of amplitudes; in this format at most ${(mostBytes / 1e9).toFixed(1)} GB are written. Write npy or csv, or one channel with --channel.`,
  );
}

/** A recording as if it had this channel only. */
function oneChannelOf(recording: Recording, channel: number): Recording {
  const { sampleIntervalNs, timeWindowNs, firstSampleNs } = recording.channels[channel];
  return {
    ...recording,
    channels: [recording.channels[channel]],
    sampleIntervalNs,
    timeWindowNs,
    firstSampleNs,
    picks: recording.picks
      .filter((pick) => pick.channel === channel)
      .map((pick) => ({ ...pick, channel: 0 })),
    readTraces: (_, from, to) => recording.readTraces(channel, from, to),
    readTracesAsFloat: (_, from, to, into) => recording.readTracesAsFloat(channel, from, to, into),
  };
}

/** A file of the kind that was asked for is called as was asked; its companions stand beside it under its stem. */
function placeFiles(files: readonly NamedBytes[], path: string) {
  const asked = files.filter(({ name }) => name.toLowerCase() === basename(path).toLowerCase());
  const isSpelling = files.length === 1 && /^\.se?gy$/i.test(extname(path));
  return files.map((file) => ({
    path: asked.includes(file) || isSpelling ? path : join(dirname(path), file.name),
    bytes: file.bytes,
  }));
}
