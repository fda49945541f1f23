import { emptySurveyMethod, type MethodFinding, type SurveyMethod } from '@jsa/contract';
import type { RecordingHeader, SurveyRow } from './queries.ts';

/** Which field of the method each field of a header speaks of. */
const headerOf: Partial<Record<keyof SurveyMethod, keyof RecordingHeader>> = {
  instrumentMake: 'vendor',
  instrumentModel: 'instrument',
  centreFrequencyMHz: 'centreFrequencyMHz',
  traceSpacingM: 'traceSpacingM',
  samplesPerTrace: 'samplesPerTrace',
  timeWindowNs: 'timeWindowNs',
};

type Value = string | number;
type Said = { readonly recording: string; readonly value: Value };

/** A method as it counts, what of it comes from headers, and where headers say otherwise. */
type ReadMethod = {
  readonly effectiveMethod: SurveyMethod;
  readonly fromHeaders: string[];
  readonly findings: MethodFinding[];
};

/**
 * What was typed counts; where nothing was, what most headers say. A header that says otherwise than what counts is a
 * finding, also when another header of the same survey is what counts.
 */
export function readMethod({ method, lines }: Pick<SurveyRow, 'method' | 'lines'>): ReadMethod {
  const recordings = lines.flatMap((line) => line.recordings);
  const effective: Record<string, unknown> = { ...emptySurveyMethod, ...method };
  const fromHeaders: string[] = [];
  const findings: MethodFinding[] = [];
  for (const [field, headerField] of Object.entries(headerOf)) {
    const said = recordings.flatMap(({ name, header }): Said[] => {
      const value = header[headerField];
      return value === null || value === '' ? [] : [{ recording: name, value }];
    });
    if (isUnsaid(effective[field]) && said.length > 0) {
      effective[field] = mostSaid(said);
      fromHeaders.push(field);
    }
    const value = effective[field];
    // A maker has too many ways to be written.
    if (!isUnsaid(value) && field !== 'instrumentMake')
      findings.push(...contradictions(field, value as Value, said));
  }
  return { effectiveMethod: effective as SurveyMethod, fromHeaders, findings };
}

function isUnsaid(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

function mostSaid(said: readonly Said[]): Value {
  const counts = new Map<Value, number>();
  for (const { value } of said) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [[most]] = [...counts].sort(([, one], [, other]) => other - one);
  return most;
}

function contradictions(field: string, value: Value, said: readonly Said[]): MethodFinding[] {
  const byHeader = new Map<Value, string[]>();
  for (const { recording, value: header } of said) {
    if (areAlike(value, header)) continue;
    byHeader.set(header, [...(byHeader.get(header) ?? []), recording]);
  }
  return [...byHeader].map(([header, recordings]) => ({ field, value, header, recordings }));
}

/** Numbers within a hundredth; names when one holds the other, for people write "SIR 3000" and "GSSI SIR-3000". */
function areAlike(one: Value, other: Value): boolean {
  if (typeof one === 'number' && typeof other === 'number')
    return Math.abs(one - other) <= 0.01 * Math.max(Math.abs(one), Math.abs(other));
  const [a, b] = [one, other].map((text) =>
    String(text)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]/gu, ''),
  );
  return a.includes(b) || b.includes(a);
}
