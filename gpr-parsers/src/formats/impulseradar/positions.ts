import type { NamedSource } from '#byte-source.ts';
import { readCor } from '#cor.ts';
import { information } from '#findings.ts';
import type { Finding, TracePosition } from '#recording.ts';

/**
 * The fixes of a .cor, written in the columns of MALÅ's. What the tenth of them says is not agreed upon by those who
 * read it (a dilution, an accuracy or a quality), so that no dilution is taken from it. Never throws.
 */
export async function readFixes(source: NamedSource, findings: Finding[]): Promise<TracePosition[]> {
  const positions = await readCor(source, findings);
  if (positions.some(({ horizontalDilution }) => horizontalDilution !== null)) {
    const message =
      'The last column tells how good a fix is, but not surely in which terms; it is not taken from the file.';
    findings.push(information('fix-quality-unclear', message, { file: source.name }));
  }
  return positions.map((position) => ({ ...position, horizontalDilution: null }));
}
