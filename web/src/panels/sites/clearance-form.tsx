import {
  addClearance,
  type Clearance,
  type ClearanceChange,
  type ClearanceLine,
  changeClearance,
  type SiteArea,
} from '@jsa/contract';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import type { MessageKey } from '#i18n/messages.ts';
import { isMessageKey } from '#i18n/messages.ts';
import { Choice } from '#panels/choice.tsx';
import { Contested } from '#panels/contested.tsx';
import controls from '#panels/controls.module.css';
import { useDraftOver } from '#panels/draft-over.ts';
import { DrawnArea } from '#panels/drawn-area.tsx';
import { Field } from '#panels/field.tsx';
import { useMessages } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import { refusalOf } from './refusal.ts';
import style from './sites.module.css';

type Draft = {
  isApplicable: boolean;
  notApplicableBecause: string;
  validFrom: string;
  validUntil: string;
  documentReference: string;
  note: string;
  /** Null: the whole area of the site. */
  scope: SiteArea | null;
};

function draftOf(clearance: Clearance | null): Draft {
  return {
    isApplicable: clearance?.isApplicable ?? true,
    notApplicableBecause: clearance?.notApplicableBecause ?? '',
    validFrom: clearance?.validFrom ?? '',
    validUntil: clearance?.validUntil ?? '',
    documentReference: clearance?.documentReference ?? '',
    note: clearance?.note ?? '',
    scope: clearance?.scope ?? null,
  };
}

function bodyOf(draft: Draft): ClearanceChange {
  const { isApplicable, notApplicableBecause, documentReference, note } = draft;
  return {
    isApplicable,
    notApplicableBecause: isApplicable ? '' : notApplicableBecause.trim(),
    scope: draft.scope,
    validFrom: draft.validFrom === '' ? null : draft.validFrom,
    validUntil: draft.validUntil === '' ? null : draft.validUntil,
    documentReference: documentReference.trim(),
    note: note.trim(),
  };
}

type FormProps = {
  siteId: string;
  line: Pick<ClearanceLine, 'kind' | 'activity'>;
  /** Null: a new one. */
  clearance: Clearance | null;
  /** After saving, and after a refusal because somebody was faster. */
  reload: () => void;
  close: () => void;
};

/** Which field the server found wanting, so that the sentence stands beside it. */
function faultKey(problem: unknown, name: string): MessageKey | null {
  const key = `clearance.fault.${name}`;
  return refusalOf(problem)?.details.field === `body.${name}` && isMessageKey(key) ? key : null;
}

export function ClearanceForm({ siteId, line, clearance, reload, close }: FormProps) {
  const messages = useMessages();
  const { translate } = messages;
  const over = useDraftOver<Draft>(
    `clearance:${clearance?.id ?? [siteId, line.kind, line.activity].join(':')}`,
    {
      current: draftOf(clearance),
      version: clearance?.version ?? 0,
    },
  );
  const { draft, keep: setDraft } = over;
  const leave = () => {
    over.forget();
    close();
  };
  const [problem, setProblem] = useState<unknown>(null);
  const [isSending, setIsSending] = useState(false);
  const send = () => {
    setIsSending(true);
    setProblem(null);
    const body = bodyOf(draft);
    const sent =
      clearance === null
        ? call(addClearance, { params: { id: siteId }, body: { ...body, ...line } })
        : call(changeClearance, {
            params: { id: clearance.id },
            headers: { 'if-match': `"${over.version}"` },
            body,
          });
    sent
      .then(
        () => {
          reload();
          leave();
        },
        (refusal) => {
          setProblem(refusal);
          if (refusalOf(refusal)?.code === 'stale') reload();
        },
      )
      .finally(() => setIsSending(false));
  };
  const text = (name: 'notApplicableBecause' | 'validFrom' | 'validUntil' | 'documentReference' | 'note') => {
    const key = faultKey(problem, name);
    return {
      value: draft[name],
      onChange: (value: string) => setDraft({ ...draft, [name]: value }),
      error: key === null ? null : translate(key),
    };
  };
  const isToldElsewhere = Object.keys(draft).some((name) => faultKey(problem, name) !== null);
  const isStale = refusalOf(problem)?.code === 'stale';
  return (
    <form
      className={style.form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <Choice
        label={translate('clearance.applies')}
        options={[
          { id: 'yes', name: translate('clearance.applies') },
          { id: 'no', name: translate('clearance.state.not-applicable') },
        ]}
        value={draft.isApplicable ? 'yes' : 'no'}
        onChange={(value) => setDraft({ ...draft, isApplicable: value === 'yes' })}
      />
      {draft.isApplicable ? (
        <>
          <Field label={translate('clearance.document')} {...text('documentReference')} maxLength={200} />
          <div className={style.pair}>
            <Field label={translate('clearance.valid-from')} {...text('validFrom')} type="date" />
            <Field label={translate('clearance.valid-until')} {...text('validUntil')} type="date" />
          </div>
          <DrawnArea
            label={translate('clearance.scope')}
            none={translate('clearance.scope.whole')}
            area={draft.scope}
            onChange={(scope) => setDraft({ ...draft, scope })}
          />
        </>
      ) : (
        <Field label={translate('clearance.because')} {...text('notApplicableBecause')} isLong />
      )}
      <Field label={translate('clearance.note')} {...text('note')} maxLength={2_000} />
      <Contested over={over} />
      {problem !== null && !isToldElsewhere && !over.isContested && (
        <p role="alert" className={`${controls.notice} ${controls.noticeError}`}>
          {isStale
            ? translate('clearance.stale')
            : translate('clearance.not-saved', { message: problemSentence(messages, problem) })}
        </p>
      )}
      <div className={style.row}>
        <Button
          type="submit"
          className={`${controls.button} ${controls.primary}`}
          isDisabled={isSending || over.isContested}
        >
          {translate('clearance.save')}
        </Button>
        <Button className={`${controls.button} ${controls.quiet}`} onPress={leave}>
          {translate('site-panel.cancel')}
        </Button>
      </div>
    </form>
  );
}
