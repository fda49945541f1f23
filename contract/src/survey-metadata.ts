import { type Static, type TSchema, Type } from 'typebox';
import { nullable } from './common.ts';

/** A text that may be empty: then it is not said. */
function said(description: string) {
  return Type.String({ maxLength: 4000, description });
}

/** A number above 0 that may be null: then it is not known. */
function measured(description: string) {
  return nullable(Type.Number({ exclusiveMinimum: 0, maximum: 1e6, description }));
}

export const rainClasses = ['none', 'light', 'heavy'] as const;
export const soilMoistureClasses = ['dry', 'moist', 'wet', 'saturated', 'frozen'] as const;

/** What the ground and the weather were like: they decide what radar can see. */
export const Conditions = Type.Object({
  weather: said('Weather during the survey'),
  rainLast7Days: nullable(Type.Enum(rainClasses, { description: 'Rain in the last seven days' })),
  rainLast7DaysMm: nullable(
    Type.Number({ minimum: 0, maximum: 2000, description: 'Rain in the last seven days, in mm' }),
  ),
  soilMoisture: nullable(Type.Enum(soilMoistureClasses, { description: 'Moisture class of the ground' })),
  surface: said('Surface: grass, gravel, ploughed soil, concrete'),
  vegetation: said('Vegetation and its height'),
  soilNote: said('Soil and geology'),
});
export type Conditions = Static<typeof Conditions>;

export const emptyConditions: Conditions = {
  weather: '',
  rainLast7Days: null,
  rainLast7DaysMm: null,
  soilMoisture: null,
  surface: '',
  vegetation: '',
  soilNote: '',
};

export const shieldings = ['shielded', 'unshielded'] as const;
export const antennaOrientations = [
  'perpendicular-broadside',
  'parallel-broadside',
  'end-fire',
  'other',
] as const;
export const surveyModes = ['odometer', 'time', 'gnss', 'drone'] as const;
export const positioningMethods = ['tape-grid', 'total-station', 'gnss-rtk', 'gnss', 'odometer'] as const;
export const velocityMethods = ['hyperbola-fit', 'cmp', 'known-target', 'assumed'] as const;
export const calibrationResults = ['seen', 'not-seen', 'not-done'] as const;

/** How a survey was made. What is left out is filled in from the recordings' headers where they say it. */
export const SurveyMethod = Type.Object({
  brief: said('The brief or specification that the survey follows'),
  competence: said('Who operated the instrument, with which training'),
  instrumentMake: said('Maker of the instrument'),
  instrumentModel: said('Model of the instrument'),
  instrumentSerial: said('Serial number'),
  instrumentFirmware: said('Firmware version'),
  centreFrequencyMHz: measured('Centre frequency of the antenna, in MHz'),
  shielding: nullable(Type.Enum(shieldings, { description: 'Whether the antenna is shielded' })),
  antennaSeparationM: measured('Distance between transmitter and receiver, in m'),
  antennaOrientation: nullable(
    Type.Enum(antennaOrientations, { description: 'How the dipoles lie against the line' }),
  ),
  mode: nullable(Type.Enum(surveyModes, { description: 'What triggers a trace' })),
  antennaHeightM: nullable(
    Type.Number({ minimum: 0, maximum: 100, description: 'Height of the antenna above the ground, in m' }),
  ),
  traceSpacingM: measured('Distance between traces, in m'),
  samplesPerTrace: measured('Samples in a trace'),
  timeWindowNs: measured('Time window, in ns'),
  stackCount: measured('Traces stacked into one'),
  sampleFormat: said('Sample format, as the instrument writes it'),
  positioningMethod: nullable(Type.Enum(positioningMethods, { description: 'How positions were taken' })),
  baseStation: said('Base station or correction service'),
  coordinateSystem: said('Coordinate system and epoch of the positions'),
  horizontalAccuracyM: measured('Accuracy in the plane, in m'),
  verticalAccuracyM: measured('Accuracy in height, in m'),
  odometerCalibration: said('How and when the odometer was calibrated'),
  timeZero: said('How time-zero was found'),
  velocityMethod: nullable(Type.Enum(velocityMethods, { description: 'How the velocity was found' })),
  velocityMPerNs: nullable(
    Type.Number({ minimum: 0.01, maximum: 0.3, description: 'Velocity in the ground, in m/ns' }),
  ),
  velocityErrorMPerNs: nullable(
    Type.Number({ minimum: 0, maximum: 0.2, description: 'Error of the velocity, in m/ns' }),
  ),
  calibrationTest: nullable(
    Type.Enum(calibrationResults, { description: 'Whether a buried test object was seen' }),
  ),
  calibrationNote: said('The test: object, depth, file'),
  coverageDepthM: measured('Depth that coverage is computed for, in m; 0.5 where none is given'),
  fieldNotes: said('Field notes and what the markers mean'),
  deviations: said('Deviations from the specification, and why'),
});
export type SurveyMethod = Static<typeof SurveyMethod>;

export const emptySurveyMethod = emptyOf(SurveyMethod.properties) as SurveyMethod;

/** Texts empty, everything else null. */
function emptyOf(properties: Record<string, TSchema>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, Type.IsString(schema) ? '' : null]),
  );
}

/** A value that counts, and recordings whose headers say otherwise; a header is what the instrument wrote. */
export const MethodFinding = Type.Object({
  field: Type.String(),
  value: Type.Union([Type.String(), Type.Number()]),
  header: Type.Union([Type.String(), Type.Number()]),
  recordings: Type.Array(Type.String()),
});
export type MethodFinding = Static<typeof MethodFinding>;

const File = Type.Object({
  name: Type.String(),
  sha256: Type.String({ description: 'SHA-256 of the original' }),
  byteLength: Type.Integer(),
});

/**
 * All that is known of how a survey was made, in one document: the minimum that the survey standards ask for. What a
 * recording's header says counts where nothing was typed.
 */
export const SurveyMetadata = Type.Object({
  site: Type.String({ description: 'Code of the candidate site' }),
  siteVersion: Type.Integer({ description: 'Version of the site when the document was made' }),
  assessment: Type.Integer({ description: 'Number of the joint assessment at this site' }),
  survey: Type.Integer({ description: 'Number of the survey in its joint assessment' }),
  surveyVersion: Type.Integer({ description: 'Version of the survey' }),
  startsOn: Type.String({ description: 'First day of the mission' }),
  endsOn: Type.String({ description: 'Last day of the mission' }),
  recordedAt: Type.Array(Type.String(), {
    description: "The recordings' times by the instrument's clock, local and often wrong",
  }),
  receivedAt: nullable(Type.String({ description: 'When both delegations had answered the hand-over, UTC' })),
  team: Type.Array(Type.String(), { description: 'Who was on the mission, with task and organisation' }),
  witnesses: Type.Array(Type.String(), {
    description: 'Who represented each delegation on which day, or why nobody came',
  }),
  conditions: Conditions,
  obstacles: Type.Array(Type.String(), { description: 'Obstacles and excluded areas, with reason' }),
  method: SurveyMethod,
  fromHeaders: Type.Array(Type.String(), {
    description: 'Fields of the method that were filled in from the headers',
  }),
  findings: Type.Array(MethodFinding, { description: 'Where a header contradicts what was typed' }),
  lineSpacingM: nullable(Type.Number({ description: 'Distance between lines, in m' })),
  directions: Type.String({ description: '`along`, `both`, or `track`' }),
  isZigZag: nullable(Type.Boolean({ description: 'Whether every other line was walked back' })),
  files: Type.Array(File, { description: 'Every original with its SHA-256' }),
  deviations: Type.String({ description: 'Deviations of the mission from its plan, and why' }),
});
export type SurveyMetadata = Static<typeof SurveyMetadata>;
