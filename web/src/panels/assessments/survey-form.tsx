import {
  addSurvey,
  changeSurveyGrid,
  changeSurveyMethod,
  type JointAssessment,
  type Survey,
  type SurveyKind,
  surveyKinds,
} from '@jsa/contract';
import { call } from '#api/client.ts';
import { Choice } from '#panels/choice.tsx';
import { useDraftOver } from '#panels/draft-over.ts';
import { Field } from '#panels/field.tsx';
import { useMessages } from '#panels/parts.ts';
import { useSending } from '#panels/use-loaded.ts';
import { Form } from './form.tsx';
import { emptyGridDraft, type GridDraft, gridDraftOf, gridIn } from './grid-draft.ts';
import { GridInputs } from './grid-inputs.tsx';
import { emptyMethodDraft, type MethodDraft, methodDraftOf, methodIn, wrongFields } from './method-fields.ts';
import { MethodInputs } from './method-inputs.tsx';

type Draft = { kind: SurveyKind; method: MethodDraft; grid: GridDraft; reason: string };

function draftOf(survey: Survey | null): Draft {
  if (survey === null) return { kind: 'grid', method: emptyMethodDraft, grid: emptyGridDraft, reason: '' };
  const grid = survey.grid === null ? emptyGridDraft : gridDraftOf(survey.grid);
  return { kind: survey.kind, method: methodDraftOf(survey.method), grid, reason: '' };
}

type SurveyFormProps = {
  assessment: JointAssessment;
  /** Null: a new one. */
  survey: Survey | null;
  onDone: (saved: Survey | null) => void;
  onStale: () => void;
};

/** Sends only what was changed: the grid lays all lines anew, the method does not. */
async function save(
  assessmentId: string,
  survey: Survey | null,
  { draft, version }: { draft: Draft; version: number },
): Promise<Survey | null> {
  const grid = draft.kind === 'grid' ? (gridIn(draft.grid)?.grid ?? null) : null;
  const method = methodIn(draft.method);
  if (survey === null) {
    return call(addSurvey, { params: { id: assessmentId }, body: { kind: draft.kind, method, grid } });
  }
  const before = draftOf(survey);
  const reason = draft.reason.trim() === '' ? {} : { reason: draft.reason.trim() };
  const params = { id: survey.id };
  const at = (version: number) => ({ 'if-match': `"${version}"` });
  let saved: Survey = { ...survey, version };
  if (JSON.stringify(before.method) !== JSON.stringify(draft.method)) {
    saved = await call(changeSurveyMethod, {
      params,
      headers: at(saved.version),
      body: { method, ...reason },
    });
  }
  if (grid !== null && JSON.stringify(before.grid) !== JSON.stringify(draft.grid)) {
    saved = await call(changeSurveyGrid, { params, headers: at(saved.version), body: { grid, ...reason } });
  }
  return saved;
}

export function SurveyForm({ assessment, survey, onDone, onStale }: SurveyFormProps) {
  const { translate } = useMessages();
  const over = useDraftOver<Draft>(`survey:${survey?.id ?? assessment.id}`, {
    current: draftOf(survey),
    version: survey?.version ?? 0,
  });
  const { draft, keep, forget } = over;
  const sending = useSending();
  const isReceived = assessment.receivedAt !== null;
  const isGridWhole = draft.kind === 'track' || gridIn(draft.grid)?.hasOrigin === true;
  const isReady =
    isGridWhole && wrongFields(draft.method).size === 0 && !(isReceived && draft.reason.trim() === '');
  const send = async () => {
    const isTaken = await sending.send(async () => {
      const saved = await save(assessment.id, survey, over);
      forget();
      onDone(saved);
    });
    if (!isTaken) onStale();
  };
  return (
    <Form
      title={translate(survey === null ? 'surveys.add' : 'surveys.change')}
      sending={sending}
      over={over}
      isReady={isReady}
      onSave={() => void send()}
      onCancel={() => {
        forget();
        onDone(null);
      }}
    >
      {survey === null && (
        <Choice
          label={translate('surveys.kind')}
          options={surveyKinds.map((kind) => ({ id: kind, name: translate(`surveys.kind.${kind}`) }))}
          value={draft.kind}
          onChange={(kind) => keep({ ...draft, kind })}
        />
      )}
      {draft.kind === 'grid' && (
        <GridInputs draft={draft.grid} onChange={(grid) => keep({ ...draft, grid })} />
      )}
      <MethodInputs draft={draft.method} survey={survey} onChange={(method) => keep({ ...draft, method })} />
      {isReceived && (
        <Field
          label={translate('assessments.correction-reason')}
          value={draft.reason}
          onChange={(reason) => keep({ ...draft, reason })}
        />
      )}
    </Form>
  );
}
