import { SurveyMetadata } from '@jsa/contract';

/** As much of a JSON schema as the page tells. */
type Described = {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Described[];
  readonly items?: Described;
  readonly properties?: Readonly<Record<string, Described>>;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
};

const introduction = `# The survey metadata schema

What is kept of every survey: the minimum that the survey standards for archaeological and forensic geophysics ask for.
\`GET /api/surveys/{id}/metadata\` answers it as one JSON document; the JSON schema stands in \`GET /api/openapi.json\`. The
document is put together when it is asked for: from the mission (team, witnesses, conditions), from what was typed of the
survey, and from the headers of its recordings where nothing was typed (\`fromHeaders\` names those fields). Where a header
says otherwise than what counts, \`findings\` says so; numbers that differ by less than 1 % agree.

A text may be empty and a value null: then it is not known, and nobody made it up.

This page is written by \`node scripts/describe-survey-metadata.ts\`.
`;

/** The page out of the schema that the server answers by, so that the two cannot say different things. */
export function surveyMetadataPage(): string {
  const { properties = {} } = SurveyMetadata as unknown as Described;
  const plain = Object.entries(properties).filter(([, field]) => !field.properties);
  const nested = Object.entries(properties).filter(([, field]) => field.properties);
  const parts = [
    ['The document', Object.fromEntries(plain)] as const,
    ...nested.map(([name, field]) => [`\`${name}\``, field.properties ?? {}] as const),
  ];
  const tables = parts.map(([title, fields]) => `## ${title}\n\n${tableOf(fields)}`);
  return [introduction, ...tables].join('\n');
}

function tableOf(fields: Readonly<Record<string, Described>>): string {
  const rows = Object.entries(fields).map(([name, field]) => {
    const said = field.description ?? field.anyOf?.find(({ description }) => description)?.description ?? '';
    return `| \`${name}\` | ${kindOf(field)} | ${said} |`;
  });
  return ['| field | kind | meaning |', '|---|---|---|', ...rows, ''].join('\n');
}

function kindOf(field: Described): string {
  if (field.anyOf) return field.anyOf.map(kindOf).join(' or ');
  if (field.enum) return field.enum.map((word) => `\`${String(word)}\``).join(', ');
  if (field.type === 'array')
    return `list of ${field.items?.properties ? 'records' : kindOf(field.items ?? {})}`;
  const { minimum, maximum, exclusiveMinimum } = field;
  const least =
    minimum !== undefined ? `≥ ${minimum}` : exclusiveMinimum !== undefined ? `> ${exclusiveMinimum}` : '';
  const most = maximum !== undefined && maximum < 1e6 ? `≤ ${maximum}` : '';
  const bounds = [least, most].filter(Boolean).join(', ');
  return `${field.type ?? 'value'}${bounds && ` ${bounds}`}`;
}
