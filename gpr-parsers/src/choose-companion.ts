import type { NamedSource } from '#byte-source.ts';
import { channelOf, splitFileName } from '#file-name.ts';
import { information } from '#findings.ts';
import type { Finding } from '#recording.ts';

/**
 * The one file of a kind that has the word for all channels of an array: what all share comes before what one of them
 * has, and of those the first channel's. The others are told.
 */
export function chooseCompanion(
  files: readonly NamedSource[],
  extension: string,
  { channelSuffix, findings }: { channelSuffix: RegExp; findings: Finding[] },
): NamedSource | undefined {
  const rankOf = ({ name }: NamedSource) => channelOf(name, channelSuffix)?.number ?? -1;
  const [chosen, ...others] = files
    .filter(({ name }) => splitFileName(name).extension === extension)
    .sort((one, other) => rankOf(one) - rankOf(other) || (one.name < other.name ? -1 : 1));
  if (others.length > 0) {
    const unread = others.length === 1 ? `${others[0].name} is` : `${others.length} others are`;
    const message = `A recording has one .${extension} for all its channels: ${chosen.name} is read, ${unread} not.`;
    findings.push(information('companion-not-read', message, { file: others[0].name }));
  }
  return chosen;
}
