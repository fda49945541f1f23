import {
  addTrackLine,
  assignRecordings,
  type LineAssignment,
  listUnassignedRecordings,
  type Survey,
} from '@jsa/contract';
import { useCallback, useState } from 'react';
import { call } from '#api/client.ts';
import { Choice } from '#panels/choice.tsx';
import { useMessages } from '#panels/parts.ts';
import { useLoaded, useSending } from '#panels/use-loaded.ts';
import style from './assessments.module.css';
import { Form, Refusal } from './form.tsx';

const nowhere = 'nowhere';
const ownLine = 'own-line';

type Placing = Pick<LineAssignment, 'startM' | 'lengthM' | 'walked'>;
type Row = { id: string; name: string; lineId: string; note: string; placing: Placing };

const wholeLine: Placing = { startM: 0, lengthM: null, walked: 'as-planned' };

type AssignFormProps = { survey: Survey; onDone: (changed: Survey | null) => void; onStale: () => void };

/** Recordings that lie on lines already, and those of the site that lie on none, with the line that each name speaks for. */
export function AssignForm({ survey, onDone, onStale }: AssignFormProps) {
  const { translate } = useMessages();
  const load = useCallback(
    (signal: AbortSignal) => call(listUnassignedRecordings, { params: { id: survey.id } }, signal),
    [survey.id],
  );
  const { value, problem } = useLoaded(load);
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const sending = useSending();
  const isTrack = survey.kind === 'track';
  if (value === null) {
    if (problem !== null) return <Refusal problem={problem} />;
    return <p className={style.soft}>{translate('assessments.loading')}</p>;
  }
  const placed = survey.lines.flatMap((line) =>
    line.recordings.map(({ id, name, startM, lengthM, walked }): Row => {
      return { id, name, lineId: line.id, note: '', placing: { startM, lengthM, walked } };
    }),
  );
  const unplaced = value.map(({ id, name, suggestedLineId }): Row => {
    const suggested = suggestedLineId ?? (isTrack ? ownLine : null);
    return {
      id,
      name,
      lineId: suggested ?? nowhere,
      note: translate(suggested === null ? 'surveys.no-suggestion' : 'surveys.suggested'),
      placing: wholeLine,
    };
  });
  const rows = [...unplaced, ...placed];
  const options = [
    { id: nowhere, name: translate('surveys.no-line') },
    ...(isTrack ? [{ id: ownLine, name: translate('surveys.own-line') }] : []),
    ...survey.lines.map(({ id, name }) => ({ id, name })),
  ];
  const save = async () => {
    const isTaken = await sending.send(async () => {
      const wanted = rows.map((row) => ({ ...row, lineId: chosen[row.id] ?? row.lineId }));
      onDone(await assign(survey, wanted, placed));
    });
    if (!isTaken) onStale();
  };
  return (
    <Form
      title={translate('surveys.assign')}
      sending={sending}
      isReady={rows.length > 0}
      onSave={() => void save()}
      onCancel={() => onDone(null)}
    >
      {rows.length === 0 && <p className={style.soft}>{translate('surveys.assign-none')}</p>}
      {rows.map(({ id, name, lineId, note }) => (
        <div key={id} className={style.item}>
          <Choice
            label={name}
            options={options}
            value={chosen[id] ?? lineId}
            onChange={(next) => setChosen({ ...chosen, [id]: next })}
          />
          {note !== '' && <span className={style.soft}>{note}</span>}
        </div>
      ))}
    </Form>
  );
}

/** Lines of their own come first, then all recordings that move go to their lines in one change. */
async function assign(before: Survey, wanted: readonly Row[], placed: readonly Row[]): Promise<Survey> {
  let survey = before;
  const params = { id: survey.id };
  const headers = () => ({ 'if-match': `"${survey.version}"` });
  for (const { name, lineId } of wanted) {
    if (lineId !== ownLine || survey.lines.some((line) => line.name === name)) continue;
    survey = await call(addTrackLine, { params, headers: headers(), body: { name } });
  }
  const assignments = wanted.flatMap(({ id, name, lineId: asked, placing }): LineAssignment[] => {
    const own = survey.lines.find((line) => line.name === name)?.id ?? nowhere;
    const lineId = asked === ownLine ? own : asked;
    const present = placed.find((row) => row.id === id)?.lineId ?? nowhere;
    if (lineId === present) return [];
    const target = lineId === nowhere ? null : lineId;
    return [{ recordingId: id, lineId: target, ...placing }];
  });
  if (assignments.length === 0) return survey;
  return call(assignRecordings, { params, headers: headers(), body: { assignments } });
}
