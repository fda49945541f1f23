import { type BoundaryLineChoice, importBoundary } from '@jsa/contract';
import { useState } from 'react';
import { Button, Checkbox, FieldError, Input, Label, TextField } from 'react-aria-components';
import { call } from '#api/client.ts';
import type { MessageKey } from '#i18n/messages.ts';
import controls from '#panels/controls.module.css';
import { geometryFileSentence } from '#panels/geometry-file-sentence.ts';
import { useMessages } from '#panels/parts.ts';
import style from './boundaries.module.css';
import {
  dropDraft,
  type EditionDraft,
  type Faults,
  faultsOf,
  importOf,
  keepDraft,
  readDraft,
} from './edition-draft.ts';

type TextName = Exclude<keyof EditionDraft, 'isOfficial'>;

const fields: readonly (readonly [TextName, MessageKey])[] = [
  ['name', 'boundaries.name'],
  ['source', 'boundaries.source'],
  ['publisher', 'boundaries.publisher'],
  ['licence', 'boundaries.licence'],
  ['dataDate', 'boundaries.data-date'],
  ['validFrom', 'boundaries.valid-from'],
  ['validTo', 'boundaries.valid-to'],
  ['accuracyM', 'boundaries.accuracy-worst'],
  ['accuracyP95M', 'boundaries.accuracy-p95'],
  ['note', 'boundaries.note'],
];
const dates: readonly TextName[] = ['dataDate', 'validFrom', 'validTo'];

type FieldsProps = { draft: EditionDraft; faults: Faults; onChange: (draft: EditionDraft) => void };

function Fields({ draft, faults, onChange }: FieldsProps) {
  const { translate } = useMessages();
  return (
    <div className={style.pair}>
      {fields.map(([name, label]) => {
        const fault = faults[name];
        return (
          <TextField
            key={name}
            className={controls.field}
            value={draft[name]}
            onChange={(value) => onChange({ ...draft, [name]: value })}
            isInvalid={fault !== undefined}
            validationBehavior="aria"
            autoComplete="off"
          >
            <Label className={controls.label}>{translate(label)}</Label>
            <Input className={controls.input} type={dates.includes(name) ? 'date' : 'text'} />
            <FieldError className={controls.fieldError}>{fault ? translate(fault) : ''}</FieldError>
          </TextField>
        );
      })}
    </div>
  );
}

/** What must be known of an edition, and the button that imports it. What is typed outlives a reload. */
export function EditionFields(props: { choice: BoundaryLineChoice; onImported: () => void }) {
  const { choice, onImported } = props;
  const messages = useMessages();
  const { translate } = messages;
  const [draft, setDraft] = useState(readDraft);
  const [isSeen, setIsSeen] = useState(false);
  const [faults, setFaults] = useState<Faults>({});
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const change = (next: EditionDraft) => {
    setDraft(next);
    keepDraft(next);
  };
  const send = () => {
    const found = faultsOf(draft);
    setFaults(found);
    if (Object.keys(found).length > 0) return;
    setIsSending(true);
    setProblem(null);
    call(importBoundary, { body: importOf(draft, choice) })
      .then(() => {
        dropDraft();
        onImported();
      }, setProblem)
      .finally(() => setIsSending(false));
  };
  return (
    <div className={style.stack}>
      <Fields draft={draft} faults={faults} onChange={change} />
      <Checkbox
        className={controls.check ?? ''}
        isSelected={draft.isOfficial}
        onChange={(isOfficial) => change({ ...draft, isOfficial })}
      >
        {translate('boundaries.is-official')}
      </Checkbox>
      <Checkbox className={controls.check ?? ''} isSelected={isSeen} onChange={setIsSeen}>
        {translate('boundaries.seen-on-map')}
      </Checkbox>
      {problem !== null && (
        <p role="alert" className={`${controls.notice} ${controls.noticeError}`}>
          {geometryFileSentence(messages, problem)}
        </p>
      )}
      <div>
        <Button
          className={`${controls.button} ${controls.primary}`}
          isDisabled={!isSeen || isSending}
          onPress={send}
        >
          {translate(isSending ? 'boundaries.importing' : 'boundaries.import-now')}
        </Button>
      </div>
    </div>
  );
}
