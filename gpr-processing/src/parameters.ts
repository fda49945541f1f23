/** A number that a person may set: its name carries no unit in the form, so the unit stands here. */
export type NumberParameter = {
  readonly label: string;
  readonly unit: ParameterUnit;
  readonly default: number;
  readonly minimum: number;
  readonly maximum: number;
};

/** One of a few words, for example which mean is taken. */
export type ChoiceParameter = {
  readonly label: string;
  readonly choices: readonly string[];
  readonly default: string;
};

/** Rows of numbers, for example the points of a gain curve: each column with its own unit and bounds. */
export type TableParameter = {
  readonly label: string;
  readonly columns: readonly Omit<NumberParameter, 'default'>[];
  readonly default: readonly (readonly number[])[];
  readonly mostRows: number;
};

type ParameterUnit =
  | 'ns'
  | 'MHz'
  | 'm'
  | 'deg'
  | 'traces'
  | 'samples'
  | 'dB'
  | 'dB/m'
  | '1/ns'
  | 'm/ns'
  | 'ratio'
  | 'index'
  | '%';

export type StepParameter = NumberParameter | ChoiceParameter | TableParameter;

export type StepValue = number | string | readonly (readonly number[])[];

export type StepValues = Readonly<Record<string, StepValue>>;

export type StepParameters = Readonly<Record<string, StepParameter>>;

type ValueOf<P extends StepParameter> = P extends ChoiceParameter
  ? P['choices'][number]
  : P extends TableParameter
    ? readonly (readonly number[])[]
    : number;

/** What a step is given: for each of its parameters a value of the parameter's kind. */
export type ValuesOf<P extends StepParameters> = { readonly [Name in keyof P]: ValueOf<P[Name]> };

/** Why a value does not fit its parameter, as the end of a sentence that begins with the parameter's label; else null. */
export function findMisfit(parameter: StepParameter, value: unknown): string | null {
  if ('choices' in parameter) {
    const fits = typeof value === 'string' && parameter.choices.includes(value);
    return fits ? null : `must be ${parameter.choices.join(' or ')}, but is ${String(value)}`;
  }
  if ('columns' in parameter) return findTableMisfit(parameter, value);
  if (isWithin(parameter, value)) return null;
  return `must be ${parameter.minimum} to ${parameter.maximum} ${parameter.unit}, but is ${String(value)}`;
}

function isWithin({ minimum, maximum }: { minimum: number; maximum: number }, value: unknown): boolean {
  return typeof value === 'number' && value >= minimum && value <= maximum;
}

function findTableMisfit({ columns, mostRows }: TableParameter, value: unknown): string | null {
  if (!Array.isArray(value)) return `must be rows of ${columns.length} numbers, but is ${String(value)}`;
  if (value.length > mostRows) return `has ${value.length} rows, more than ${mostRows}`;
  for (const [row, cells] of value.entries()) {
    if (!Array.isArray(cells) || cells.length !== columns.length) {
      return `must have ${columns.length} numbers in each row, but row ${row + 1} has not`;
    }
    const column = columns.findIndex((bounds, index) => !isWithin(bounds, cells[index]));
    if (column >= 0) {
      const { label, minimum, maximum, unit } = columns[column];
      return `must have ${label} of ${minimum} to ${maximum} ${unit}, but row ${row + 1} has ${String(cells[column])}`;
    }
  }
  return null;
}
