import {
  changeRound,
  draftRound,
  type Round,
  type RoundDraft,
  type RoundKind,
  roundKinds,
} from '@jsa/contract';
import { useState } from 'react';
import { Button, Checkbox, CheckboxGroup, Label } from 'react-aria-components';
import { call } from '#api/client.ts';
import { Choice } from '#panels/choice.tsx';
import controls from '#panels/controls.module.css';
import { Field } from '#panels/field.tsx';
import { useMessages, useParts, useStore } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import { Refused } from '#panels/refused.tsx';
import style from './rounds.module.css';

const statusFor: Readonly<Record<RoundKind, string>> = {
  assess: 'desk-review',
  dig: 'reported',
  close: 'reported',
  'season-list': 'reported',
};

const dayMs = 24 * 60 * 60 * 1000;

/** As an input of date and time wants it, in the reader's own time zone. */
function localText(date: Date): string {
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function begin(round: Round | null): RoundDraft {
  if (round !== null) {
    const { kind, title, agenda, budgetNote, deadline, hidesReceipts, siteIds } = round;
    return { kind, title, agenda, budgetNote, deadline, hidesReceipts, siteIds };
  }
  const deadline = new Date(Date.now() + 14 * dayMs).toISOString();
  return {
    kind: 'assess',
    title: '',
    agenda: '',
    budgetNote: '',
    deadline,
    hidesReceipts: false,
    siteIds: [],
  };
}

type DraftFormProps = { round?: Round; onKept: (round: Round) => void; onLeave: () => void };

/** A round before it is open: nobody but the chair's people sees it. */
export function DraftForm({ round, onKept, onLeave }: DraftFormProps) {
  const { evidence } = useParts();
  const messages = useMessages();
  const { translate } = messages;
  const { sites } = useStore(evidence);
  const [draft, setDraft] = useState(() => begin(round ?? null));
  const [problem, setProblem] = useState<unknown>(null);
  const [isTried, setIsTried] = useState(false);
  const change = (part: Partial<RoundDraft>) => setDraft((before) => ({ ...before, ...part }));
  const fitting = sites.filter(({ status }) => status === statusFor[draft.kind]);
  const isWhole = draft.title.trim() !== '' && draft.siteIds.length > 0;

  const send = async () => {
    setIsTried(true);
    if (!isWhole) return;
    setProblem(null);
    try {
      const kept =
        round === undefined
          ? await call(draftRound, { body: draft })
          : await call(changeRound, {
              params: { id: round.id },
              headers: { 'if-match': `"${round.version}"` },
              body: draft,
            });
      onKept(kept as Round);
    } catch (refusal) {
      setProblem(refusal);
    }
  };

  return (
    <section className={style.card} aria-label={translate('rounds.prepare')}>
      <h3 className={style.subtitle}>{translate('rounds.prepare')}</h3>
      <p className={style.small}>{translate('rounds.draft-help')}</p>
      <div className={style.pair}>
        <Choice
          label={translate('rounds.kind')}
          options={roundKinds.map((id) => ({ id, name: translate(`rounds.kind.${id}`) }))}
          value={draft.kind}
          onChange={(kind) => change({ kind, siteIds: [] })}
        />
        <Field
          label={translate('rounds.deadline')}
          type="datetime-local"
          value={localText(new Date(draft.deadline))}
          onChange={(text) => text !== '' && change({ deadline: new Date(text).toISOString() })}
          help={translate('rounds.deadline-help', {
            zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
          })}
        />
      </div>
      <Field
        label={translate('rounds.name')}
        value={draft.title}
        onChange={(title) => change({ title })}
        maxLength={200}
        error={isTried && draft.title.trim() === '' ? translate('rounds.name-needed') : null}
      />
      <CheckboxGroup
        className={style.group ?? ''}
        value={draft.siteIds}
        onChange={(siteIds) => change({ siteIds })}
      >
        <Label className={controls.label}>{translate('rounds.sites')}</Label>
        {fitting.length === 0 && <p className={style.small}>{translate('rounds.sites-none')}</p>}
        {fitting.map((site) => (
          <Checkbox key={site.id} value={site.id} className={controls.check ?? ''}>
            {site.code} · {site.title}
          </Checkbox>
        ))}
        {isTried && draft.siteIds.length === 0 && (
          <p className={controls.fieldError}>{translate('rounds.sites-needed')}</p>
        )}
      </CheckboxGroup>
      <Field
        label={translate('rounds.agenda')}
        isLong
        value={draft.agenda}
        onChange={(agenda) => change({ agenda })}
        maxLength={8_000}
      />
      <Field
        label={translate('rounds.budget')}
        isLong
        value={draft.budgetNote}
        onChange={(budgetNote) => change({ budgetNote })}
        maxLength={4_000}
      />
      <div>
        <Checkbox
          className={controls.check ?? ''}
          isSelected={draft.hidesReceipts}
          onChange={(hidesReceipts) => change({ hidesReceipts })}
        >
          {translate('rounds.hides')}
        </Checkbox>
        <p className={style.small}>{translate('rounds.hides-why')}</p>
      </div>
      {problem !== null && <Refused>{problemSentence(messages, problem)}</Refused>}
      <div className={style.row}>
        <Button className={`${controls.button} ${controls.primary}`} onPress={() => void send()}>
          {translate('rounds.keep-draft')}
        </Button>
        <Button className={`${controls.button} ${controls.quiet}`} onPress={onLeave}>
          {translate('rounds.not-now')}
        </Button>
      </div>
    </section>
  );
}
