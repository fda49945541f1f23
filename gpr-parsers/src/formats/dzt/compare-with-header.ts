import { information, warning } from '#findings.ts';
import type { Finding, OpenRecording } from '#recording.ts';
import { findElements } from '#xml.ts';
import { type Dzx, numberIn, unitIn } from './metadata.ts';

/** Numbers that agree so far are the same, printed with other decimals. */
const sameShare = 0.01;

/** Tells where the DZX contradicts the DZT, which is followed. */
export function compareWithHeader(
  dzx: Dzx,
  opened: Pick<OpenRecording, 'traceCount' | 'traceSpacingM' | 'relativePermittivity'>,
  findings: Finding[],
) {
  compareTraces(dzx, opened.traceCount, findings);
  compareSpacing(dzx, opened.traceSpacingM, findings);
  const permittivity = numberIn(dzx, 'GlobalProperties', 'dielectric');
  if (permittivity === null || opened.relativePermittivity === null) return;
  if (isSame(permittivity, opened.relativePermittivity)) return;
  const message = `${dzx.file} tells of a permittivity of ${permittivity}, the header of the DZT of ${opened.relativePermittivity}; that of the DZT is taken.`;
  findings.push(information('companion-contradicts-header', message, { file: dzx.file }));
}

/** A console often ends its count a few traces early. One that counts more than there are has lost some. */
function compareTraces({ file, own }: Dzx, traceCount: number, findings: Finding[]) {
  const lastTraces = own.flatMap((part) => {
    const [range] = findElements(part, 'scanRange');
    const last = /^\s*\d{1,9}\s*,\s*(\d{1,9})\s*$/.exec(range?.text ?? '')?.[1];
    return last === undefined ? [] : [Number(last)];
  });
  const lastTrace = lastTraces.reduce((last, trace) => Math.max(last, trace), -1);
  if (lastTrace < 0 || lastTrace === traceCount - 1) return;
  const note = lastTrace < traceCount ? information : warning;
  const message = `${file} counts traces up to ${lastTrace}, the DZT holds ${traceCount} (0 to ${traceCount - 1}); the DZT is followed.`;
  findings.push(note('trace-count-contradicted', message, { file }));
}

/** Where a line was triggered by time, consoles leave a preset in the DZX: 300 traces a metre, or 0.02 units a trace. */
function compareSpacing(dzx: Dzx, traceSpacingM: number | null, findings: Finding[]) {
  const { file } = dzx;
  const tracesPerMetre = numberIn(dzx, 'DataCollection', 'scanPerMeters') ?? 0;
  const unitsPerTrace = numberIn(dzx, 'GlobalProperties', 'unitsPerScan') ?? 0;
  const unit = unitIn(dzx, 'horizontalUnit');
  if (traceSpacingM !== null) {
    if (tracesPerMetre <= 0 || isSame(1 / tracesPerMetre, traceSpacingM)) return;
    const message = `${file} tells of ${tracesPerMetre} traces a metre, the header of the DZT of ${Math.round(1e4 / traceSpacingM) / 1e4}; that of the DZT is taken.`;
    findings.push(information('companion-contradicts-header', message, { file }));
    return;
  }
  const told = [
    tracesPerMetre > 0 ? `${tracesPerMetre} traces a metre` : null,
    unitsPerTrace > 0 && unit !== 's' ? `${unitsPerTrace} ${unit} a trace` : null,
  ].filter((part) => part !== null);
  if (told.length === 0) return;
  const message = `${file} tells of ${told.join(' and ')}, but the DZT of no distance between traces: consoles leave such presets where a line is triggered by time. They are not used.`;
  findings.push(information('trace-spacing-unusable', message, { file }));
}

function isSame(one: number, other: number): boolean {
  return Math.abs(one - other) <= sameShare * Math.abs(other);
}
