import { readOnce, withAlong } from '#along-the-line.ts';
import type { NamedSource } from '#byte-source.ts';
import { GprFormatError } from '#errors.ts';
import { type FormatChoice, familiesBy } from '#file-families.ts';
import { splitFileName } from '#file-name.ts';
import { failure, warning } from '#findings.ts';
import { foreignContent, foreignContentBytes } from '#foreign-content.ts';
import type { Format } from '#format.ts';
import { formats } from '#formats.ts';
import { type FileGroup, groupFiles } from '#group-files.ts';
import type { AlongTheLine, Finding, OpenRecording, Recording } from '#recording.ts';
import { withWholeSlices } from '#whole-slices.ts';

/**
 * Opens the files of one recording, in any order. What does not belong to it is told in `findings`.
 * Reads headers and companions only: a file of many gigabytes is open at once. Throws GprFormatError when the files
 * hold no recording that can be read, or more than one. `choice` takes other formats in the place of `formats`.
 */
export async function openRecording(
  files: readonly NamedSource[],
  choice: FormatChoice = { formats },
): Promise<OpenRecording> {
  const names = files.map(({ name }) => name);
  const group = chooseGroup(groupFiles(names, choice), choice);
  const format = choice.formats.find(({ id }) => id === group.format);
  if (!format) throw notRead(group, choice);
  const findings: Finding[] = [];
  const own = await sortOut(group, files.map(withWholeSlices), { format, findings });
  const opened = await format.open(own);
  return {
    ...opened,
    findings: [...opened.findings, ...findings],
    readAlong: readOnce(async () => {
      const along = await opened.readAlong();
      return { ...along, findings: [...along.findings, ...positionsOutside(along, opened.traceCount)] };
    }),
  };
}

/** Opens the files of one recording and reads what goes along its line: marks, positions, distances, picks. */
export async function readRecording(
  files: readonly NamedSource[],
  choice: FormatChoice = { formats },
): Promise<Recording> {
  return withAlong(await openRecording(files, choice));
}

/** The one group that a format reads; failing that the first of all, so that the refusal is about it. */
function chooseGroup(groups: readonly FileGroup[], choice: FormatChoice): FileGroup {
  const readable = groups.filter(({ format }) => format !== null);
  const complete = readable.filter(({ missing }) => missing.length === 0);
  if (complete.length > 1) {
    const names = complete.map(({ name }) => name).join(', ');
    const message = `these files are ${complete.length} recordings (${names}); open them one by one`;
    throw new GprFormatError('inconsistent', message, { format: 'gpr' });
  }
  const lookUp = familiesBy(choice);
  const isRadar = ({ fileNames }: FileGroup) => lookUp(splitFileName(fileNames[0]).extension).length > 0;
  const group = complete[0] ?? readable[0] ?? groups.find(isRadar) ?? groups[0];
  if (!group) throw new GprFormatError('not-this-format', 'there is no file to read', { format: 'gpr' });
  return group;
}

function notRead({ fileNames }: FileGroup, choice: FormatChoice): GprFormatError {
  const [file] = fileNames;
  const [family] = familiesBy(choice)(splitFileName(file).extension);
  const place = { format: 'gpr', file };
  if (!family) return new GprFormatError('not-this-format', 'this is no file of a known radar', place);
  const message = `${family.label} files cannot be read by this version; ${family.advice}`;
  return new GprFormatError('unsupported-variant', message, place);
}

/** The group's files, one of each kind under each path. What is left over, or is plainly something else, is told. */
async function sortOut(
  group: FileGroup,
  files: readonly NamedSource[],
  { format, findings }: { format: Format; findings: Finding[] },
): Promise<NamedSource[]> {
  const own = new Map<string, NamedSource>();
  for (const source of files) {
    const { name: file, bytes } = source;
    const { path, extension } = splitFileName(file);
    const kind = `${path.toLowerCase()}.${extension}`;
    if (!group.fileNames.includes(file) || own.has(kind)) {
      const message = `${file} is no part of the recording ${group.name}; it is not read.`;
      findings.push(warning('file-not-used', message, { file }));
      continue;
    }
    const start = new Uint8Array(await bytes.slice(0, Math.min(bytes.byteLength, foreignContentBytes)));
    const foreign = foreignContent(start, bytes.byteLength);
    if (!foreign) {
      own.set(kind, source);
      continue;
    }
    if (isIndispensable(extension, group, format)) {
      const message = `this is ${foreign.what}, not a radar recording`;
      throw new GprFormatError('not-this-format', message, { format: format.id, file });
    }
    findings.push(failure('foreign-content', `${file} is ${foreign.what}; it is not read.`, { file }));
  }
  return [...own.values()];
}

/** Where each channel of an array has such a file, the others can do without this one. */
function isIndispensable(extension: string, { fileNames }: FileGroup, { files }: Format): boolean {
  const isRequired = files.some((kind) => kind.extension === extension && kind.required);
  const paths = new Set(
    fileNames
      .map((name) => splitFileName(name))
      .filter((parts) => parts.extension === extension)
      .map(({ path }) => path.toLowerCase()),
  );
  return isRequired && paths.size === 1;
}

function positionsOutside({ positions }: AlongTheLine, traceCount: number): Finding[] {
  const outside = positions.filter(({ trace }) => trace < 0 || trace > traceCount - 1);
  if (outside.length === 0) return [];
  const message = `${outside.length} of ${positions.length} fixes belong to traces that the recording does not have (${traceCount} traces, fixes up to trace ${positions.reduce((last, { trace }) => Math.max(last, trace), 0)}); the track ends at the recording's own traces.`;
  return [warning('positions-outside-recording', message)];
}
