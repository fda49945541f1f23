import { GprFormatError } from '#errors.ts';
import { failure, warning } from '#findings.ts';
import type { Hdf5File, Hdf5Table } from '#hdf5/file.ts';
import type { Hdf5Value } from '#hdf5/values.ts';
import type { Finding } from '#recording.ts';

/** One component of the field at one receiver, in all runs of the model. */
export type FieldComponent = {
  /** `rx1`, `rx2` … */
  readonly receiver: string;
  /** `Ez`, `Hx` … */
  readonly name: string;
  readonly table: Hdf5Table;
  /** Between source and receiver; null where the file does not say where both lie. */
  readonly separationM: number | null;
};

/** What a gprMax output says of its model. */
export type GprmaxModel = {
  readonly components: readonly FieldComponent[];
  readonly sampleIntervalNs: number | null;
  readonly traceSpacingM: number | null;
  /** As stated; the tables are trusted above it. */
  readonly iterationCount: number | null;
  /** What kind of source there is, if there is but one. */
  readonly sourceType: string | null;
  readonly title: string | null;
  readonly rawHeader: Readonly<Record<string, Hdf5Value>>;
};

type ModelPlace = { readonly file: string; readonly findings: Finding[] };

/** As they stand in the file; null for what could not be read. */
type Attributes = Readonly<Record<string, Hdf5Value | null>>;

/** `rxs/rx1`, `srcs/src1` … */
type NumberedGroup = { readonly path: string; readonly name: string; readonly attributes: Attributes };

/** So many receivers and sources are looked at; beyond it a model is no line. */
const mostGroups = 128;

/** Reads what stands beside the tables, and which of these there are. */
export async function readModel(opened: Hdf5File, place: ModelPlace): Promise<GprmaxModel> {
  const root = await opened.attributesOf('');
  const receivers = await readGroups(opened, 'rxs', place);
  const sources = [...(await readGroups(opened, 'srcs', place)), ...(await readGroups(opened, 'tls', place))];
  const source = sources.length === 1 ? sources[0] : null;
  const components: FieldComponent[] = [];
  for (const receiver of receivers) {
    const separationM = distance(source?.attributes.Position, receiver.attributes.Position);
    components.push(...(await readComponents(opened, receiver, { separationM, place })));
  }
  return {
    components,
    sampleIntervalNs: readSampleInterval(root, place),
    traceSpacingM: readSpacing(root, place),
    iterationCount: typeof root.Iterations === 'number' ? root.Iterations : null,
    sourceType: textOf(source?.attributes.Type),
    title: textOf(root.Title),
    rawHeader: rawHeaderOf(root, [...sources, ...receivers], place),
  };
}

/** In the order of their numbers: `rx2` before `rx10`. */
async function readGroups(
  opened: Hdf5File,
  parent: string,
  { file, findings }: ModelPlace,
): Promise<NumberedGroup[]> {
  const members = await orTold(() => opened.membersOf(parent), { path: parent, file, findings });
  const names = (members ?? [])
    .filter((name) => /^[a-z]+\d+$/.test(name))
    .sort((one, other) => numberIn(one) - numberIn(other));
  if (names.length > mostGroups) {
    const message = `There are ${names.length} groups in ${parent}; the first ${mostGroups} are read.`;
    findings.push(warning('groups-left-out', message, { file }));
  }
  const groups: NumberedGroup[] = [];
  for (const name of names.slice(0, mostGroups)) {
    const path = `${parent}/${name}`;
    const attributes = await orTold(() => opened.attributesOf(path), { path, file, findings });
    if (attributes) groups.push({ path, name, attributes });
  }
  return groups;
}

/** A part of the file that is damaged costs that part, and is told. */
async function orTold<Part>(
  read: () => Promise<Part>,
  { path, file, findings }: ModelPlace & { path: string },
): Promise<Part | null> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof GprFormatError)) throw error;
    const message = `${path} cannot be read: ${error.detail}.`;
    findings.push(failure('part-unreadable', message, { file }));
    return null;
  }
}

function numberIn(name: string): number {
  return Number(/\d+$/.exec(name)?.[0]);
}

async function readComponents(
  opened: Hdf5File,
  receiver: NumberedGroup,
  { separationM, place }: { separationM: number | null; place: ModelPlace },
): Promise<FieldComponent[]> {
  const components: FieldComponent[] = [];
  for (const name of await opened.membersOf(receiver.path)) {
    if (!/^[EHI][xyz]$/.test(name)) continue;
    const path = `${receiver.path}/${name}`;
    const table = await orTold(() => opened.tableAt(path), { path, ...place });
    if (table === null) continue;
    if (typeof table !== 'string') {
      components.push({ receiver: receiver.name, name, table, separationM });
      continue;
    }
    const message = `${path} ${table}; the component is not read.`;
    place.findings.push(warning('component-unreadable', message, { file: place.file }));
  }
  return components;
}

function readSampleInterval({ dt }: Attributes, { file, findings }: ModelPlace): number | null {
  if (typeof dt === 'number' && dt > 1e-18 && dt < 1e-3) return dt * 1e9;
  const message = `dt is ${dt ?? 'not told'}; time can only be told in samples.`;
  findings.push(warning('no-time-window', message, { file }));
  return null;
}

/**
 * By how much source and receiver move from run to run. The steps are counted in cells, whose measures are dx_dy_dz;
 * older versions of the tool that merges runs leave both away.
 */
function readSpacing(root: Attributes, { file, findings }: ModelPlace): number | null {
  const step = vectorOf(root.rxsteps);
  const cell = vectorOf(root.dx_dy_dz);
  if (step === null || cell === null) return null;
  const sourceStep = vectorOf(root.srcsteps) ?? step;
  if (sourceStep.some((cells, axis) => cells !== step[axis])) {
    const message =
      'srcsteps and rxsteps differ: the distance between source and receiver changes from trace to trace, and that between traces is left open.';
    findings.push(warning('offset-changes', message, { file }));
    return null;
  }
  const spacingM = Math.hypot(...step.map((cells, axis) => cells * cell[axis]));
  return spacingM > 1e-9 && spacingM < 1e9 ? spacingM : null;
}

/** Attributes under their own names, those of groups after the path; what is no number, JSON has as a word. */
function rawHeaderOf(
  root: Attributes,
  groups: readonly NumberedGroup[],
  { file, findings }: ModelPlace,
): Record<string, Hdf5Value> {
  const rawHeader: Record<string, Hdf5Value> = {};
  const unreadable: string[] = [];
  for (const { path, attributes } of [{ path: '', attributes: root }, ...groups]) {
    for (const [name, value] of Object.entries(attributes)) {
      const key = `${path} ${name}`.trim();
      if (value === null) unreadable.push(key);
      else rawHeader[key] = isPrintable(value) ? value : String(value);
    }
  }
  if (unreadable.length > 0) {
    const message = `${unreadable.length} attributes are neither text nor plain numbers, or are damaged, and are not read: ${unreadable.slice(0, 8).join(', ')}.`;
    findings.push(warning('attribute-unreadable', message, { file }));
  }
  return rawHeader;
}

function isPrintable(value: Hdf5Value): boolean {
  return typeof value === 'string' || [value].flat().every(Number.isFinite);
}

function textOf(value: Hdf5Value | null | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function vectorOf(value: Hdf5Value | null | undefined): readonly number[] | null {
  return value !== null && typeof value === 'object' && value.length === 3 && value.every(Number.isFinite)
    ? value
    : null;
}

function distance(one: Hdf5Value | null | undefined, other: Hdf5Value | null | undefined): number | null {
  const [from, to] = [vectorOf(one), vectorOf(other)];
  return from === null || to === null
    ? null
    : Math.hypot(...from.map((coordinate, axis) => coordinate - to[axis]));
}
