import { nothingAlong } from '#along-the-line.ts';
import type { NamedSource } from '#byte-source.ts';
import { GprFormatError } from '#errors.ts';
import { splitFileName } from '#file-name.ts';
import { failure, information, warning } from '#findings.ts';
import type { Format } from '#format.ts';
import { openHdf5 } from '#hdf5/file.ts';
import type { Finding, OpenRecording } from '#recording.ts';
import { createTraceReader } from '#trace-reader.ts';
import { type FieldComponent, type GprmaxModel, readModel } from './header.ts';
import { mostTableBytes, tableBytes, tracesOf } from './samples.ts';

/**
 * gprMax: what the receivers of a model would have recorded, in one HDF5 file; each component of the field is a
 * channel. Times begin with the run, in which the source has its peak later: there is no time-zero.
 */
export const gprmax: Format = {
  id: 'gprmax',
  vendor: 'gprMax',
  label: 'gprMax',
  files: [{ extension: 'out', role: 'samples', required: true }],
  open: openGprmax,
  findFault,
};

async function openGprmax(files: readonly NamedSource[]): Promise<OpenRecording> {
  const source = files.find(({ name }) => splitFileName(name).extension === 'out');
  if (!source) {
    const message = 'the output of the model is missing; send the file that ends in .out';
    throw new GprFormatError('missing-companion', message, { format: 'gprmax' });
  }
  const { name: file } = source;
  const findings: Finding[] = [];
  const model = await readSoundModel(source, findings);
  const components = keepAlike(model.components, { file, findings });
  const [{ rowCount, columnCount, bytesPerFloat }] = components.map(({ table }) => table);
  tellOrigin(model, rowCount, { file, findings });
  const { sampleIntervalNs } = model;
  const times = {
    sampleIntervalNs,
    timeWindowNs: sampleIntervalNs === null ? null : sampleIntervalNs * rowCount,
    firstSampleNs: 0,
  };
  return {
    format: 'gprmax',
    vendor: 'gprMax',
    instrument: null,
    name: splitFileName(file).stem,
    fileNames: files.map(({ name }) => name),
    channels: components.map((component) => ({
      name: channelName(component, components),
      antenna: { name: model.sourceType, centreFrequencyMHz: null, separationM: component.separationM },
      ...times,
      offset: null,
    })),
    traceCount: columnCount,
    samplesPerTrace: rowCount,
    bitsPerSample: bytesPerFloat === 4 ? 32 : 64,
    ...times,
    traceSpacingM: model.traceSpacingM,
    tracesPerSecond: null,
    relativePermittivity: null,
    nonSignalSampleCount: 0,
    recordedAt: null,
    comment: model.title,
    rawHeader: model.rawHeader,
    dataOffset: components[0].table.firstByte,
    leftoverByteCount: 0,
    findings,
    ...createTraceReader({
      format: 'gprmax',
      channels: components.map(({ table }) => ({
        file,
        bytes: tracesOf(source, table),
        firstByte: 0,
        strideBytes: rowCount * bytesPerFloat,
      })),
      traceCount: columnCount,
      samplesPerTrace: rowCount,
      encoding: bytesPerFloat === 4 ? 'f32' : 'f64',
      byteOrder: 'little',
    }),
    readAlong: async () => nothingAlong,
  };
}

/** A model of which at least one component can be read. */
async function readSoundModel(source: NamedSource, findings: Finding[]): Promise<GprmaxModel> {
  const { name: file } = source;
  const model = await readModel(await openHdf5(source, 'gprmax'), { file, findings });
  if (model.components.length === 0) {
    const unreadable = findings.find(
      ({ code }) => code === 'component-unreadable' || code === 'part-unreadable',
    );
    const why = unreadable?.message ?? 'There is none in rxs/rx1.';
    const message = `no component of the field can be read from it. ${why}`;
    throw new GprFormatError('inconsistent', message, { format: 'gprmax', file });
  }
  const tooLarge = model.components.find(({ table }) => tableBytes(table) > mostTableBytes);
  if (tooLarge) {
    const message = `${tooLarge.table.path} has ${tableBytes(tooLarge.table)} bytes; as its traces must be turned in memory, at most ${mostTableBytes} are read`;
    throw new GprFormatError('unsupported-variant', message, { format: 'gprmax', file });
  }
  return model;
}

/** The components of one run are of one shape; one that is not has come into the file by other hands. */
function keepAlike(
  components: readonly FieldComponent[],
  { file, findings }: { file: string; findings: Finding[] },
): readonly FieldComponent[] {
  const shapeOf = ({ table: { rowCount, columnCount, bytesPerFloat } }: FieldComponent) =>
    `${rowCount} times in ${columnCount} runs of ${8 * bytesPerFloat} bits`;
  const [first] = components;
  return components.filter((component) => {
    if (shapeOf(component) === shapeOf(first)) return true;
    const message = `${component.table.path} has ${shapeOf(component)}, but ${first.table.path} has ${shapeOf(first)}; it is not read.`;
    findings.push(failure('channel-unlike', message, { file }));
    return false;
  });
}

/** That a line was computed and not recorded must be told wherever it is shown. */
function tellOrigin(
  { iterationCount }: GprmaxModel,
  rowCount: number,
  { file, findings }: { file: string; findings: Finding[] },
) {
  const message =
    'This line was computed from a model by gprMax; no instrument has recorded it. Its times begin with the run, before the peak of the source.';
  findings.push(information('computed-from-model', message, { file }));
  if (iterationCount !== null && iterationCount !== rowCount) {
    const contradiction = `Iterations is ${iterationCount}, but the tables have ${rowCount} rows; the tables are trusted.`;
    findings.push(warning('sample-count-contradicted', contradiction, { file }));
  }
}

/** The component, and where there are several receivers the name of its own. */
function channelName({ receiver, name }: FieldComponent, all: readonly FieldComponent[]): string {
  return all.every((other) => other.receiver === receiver) ? name : `${receiver} ${name}`;
}

async function findFault(source: NamedSource): Promise<string | null> {
  try {
    await readSoundModel(source, []);
    return null;
  } catch (error) {
    if (error instanceof GprFormatError) return error.detail;
    throw error;
  }
}
