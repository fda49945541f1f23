import {
  antennaOrientations,
  calibrationResults,
  emptySurveyMethod,
  positioningMethods,
  type SurveyMethod,
  shieldings,
  surveyModes,
  velocityMethods,
} from '@jsa/contract';
import { numberIn, textOf } from '#panels/numbers.ts';

type Name = keyof SurveyMethod;

/** How a field of the method is typed: a text, a number with its unit and decimals, or one of some words. */
export type MethodField =
  | { readonly name: Name; readonly kind: 'text'; readonly isLong?: true }
  | { readonly name: Name; readonly kind: 'number'; readonly unit: string; readonly digits: number }
  | { readonly name: Name; readonly kind: 'word'; readonly words: readonly string[] };

const text = (name: Name): MethodField => ({ name, kind: 'text' });
const long = (name: Name): MethodField => ({ name, kind: 'text', isLong: true });
const number = (name: Name, unit: string, digits: number): MethodField => ({
  name,
  kind: 'number',
  unit,
  digits,
});
const word = (name: Name, words: readonly string[]): MethodField => ({ name, kind: 'word', words });

export const methodGroups = ['instrument', 'settings', 'positioning', 'velocity', 'notes'] as const;

/** The metadata that the survey standards ask for, in the order of a field book. */
export const methodFields: Readonly<Record<(typeof methodGroups)[number], readonly MethodField[]>> = {
  instrument: [
    text('instrumentMake'),
    text('instrumentModel'),
    text('instrumentSerial'),
    text('instrumentFirmware'),
    number('centreFrequencyMHz', 'MHz', 0),
    word('shielding', shieldings),
    number('antennaSeparationM', 'm', 2),
    word('antennaOrientation', antennaOrientations),
  ],
  settings: [
    word('mode', surveyModes),
    number('antennaHeightM', 'm', 2),
    number('traceSpacingM', 'm', 3),
    number('samplesPerTrace', '', 0),
    number('timeWindowNs', 'ns', 1),
    number('stackCount', '', 0),
    text('sampleFormat'),
  ],
  positioning: [
    word('positioningMethod', positioningMethods),
    text('baseStation'),
    text('coordinateSystem'),
    number('horizontalAccuracyM', 'm', 2),
    number('verticalAccuracyM', 'm', 2),
    text('odometerCalibration'),
  ],
  velocity: [
    word('velocityMethod', velocityMethods),
    number('velocityMPerNs', 'm/ns', 3),
    number('velocityErrorMPerNs', 'm/ns', 3),
    text('timeZero'),
    word('calibrationTest', calibrationResults),
    text('calibrationNote'),
    number('coverageDepthM', 'm', 2),
  ],
  notes: [text('brief'), text('competence'), long('fieldNotes'), long('deviations')],
};

const allFields = methodGroups.flatMap((group) => methodFields[group]);

/** A method while it is typed: everything is text, and nothing is an empty one. */
export type MethodDraft = Readonly<Record<Name, string>>;

export function methodDraftOf(method: SurveyMethod): MethodDraft {
  return Object.fromEntries(allFields.map(({ name }) => [name, textOf(method[name])])) as MethodDraft;
}

export const emptyMethodDraft: MethodDraft = methodDraftOf(emptySurveyMethod);

function isWrong({ name, kind }: MethodField, draft: MethodDraft): boolean {
  const value = kind === 'number' ? numberIn(draft[name]) : null;
  return value !== null && !(value >= 0);
}

/** Names of fields that hold no number where one belongs. */
export function wrongFields(draft: MethodDraft): ReadonlySet<Name> {
  return new Set(allFields.filter((field) => isWrong(field, draft)).map(({ name }) => name));
}

export function methodIn(draft: MethodDraft): SurveyMethod {
  const entries = allFields.map(({ name, kind }) => {
    const typed = draft[name].trim();
    if (kind === 'number') return [name, numberIn(typed)];
    return [name, kind === 'word' && typed === '' ? null : typed];
  });
  return Object.fromEntries(entries);
}
