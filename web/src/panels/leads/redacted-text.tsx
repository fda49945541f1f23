import { finestPlaceInTextM, type RedactionFinding } from '@jsa/contract';
import { type ReactNode, useId } from 'react';
import { FieldError, Label, Text, TextArea, TextField } from 'react-aria-components';
import controls from '#panels/controls.module.css';
import { useMessages } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import { Line } from './fields.tsx';
import style from './leads.module.css';
import type { Redaction } from './use-redaction.ts';

/** Why a find may stand, by what was found: the same words may stand wherever they are. */
export type Standing = ReadonlyMap<string, string>;

export function standingKey({ kind, text }: Pick<RedactionFinding, 'kind' | 'text'>): string {
  return `${kind} ${text}`;
}

const shortestReason = 3;
/** Up to it one line is shown; the field grows with what is typed. */
const shortTextLength = 120;

export function stands(standing: Standing, finding: RedactionFinding): boolean {
  return (standing.get(standingKey(finding)) ?? '').trim().length >= shortestReason;
}

function Marks({
  text,
  findings,
  standing,
}: {
  text: string;
  findings: readonly RedactionFinding[];
  standing: Standing;
}) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const finding of findings) {
    parts.push(text.slice(at, finding.start));
    parts.push(
      <mark key={finding.start} data-stands={stands(standing, finding) || undefined}>
        {text.slice(finding.start, finding.end)}
      </mark>,
    );
    at = finding.end;
  }
  // A last line that is empty has its height only with something in it.
  parts.push(`${text.slice(at)}\u200b`);
  return (
    <div className={style.marks} aria-hidden="true">
      {parts}
    </div>
  );
}

type FindsProps = Pick<RedactedTextProps, 'standing' | 'onStand'> & { findings: readonly RedactionFinding[] };

function Finds({ findings, standing, onStand }: FindsProps) {
  const { translate } = useMessages();
  const once = findings.filter(
    (finding, at) => findings.findIndex((each) => standingKey(each) === standingKey(finding)) === at,
  );
  return (
    <ul className={style.finds}>
      {once.map((finding) => (
        <li
          key={standingKey(finding)}
          className={style.find}
          data-stands={stands(standing, finding) || undefined}
        >
          <p className={style.row}>
            <span className={`${controls.tag} ${controls.warning}`}>
              {translate(`redaction.kind.${finding.kind}`)}
            </span>
            <span className={style.found}>{finding.text}</span>
          </p>
          <p className={style.soft}>
            {translate(`redaction.reason.${finding.reason}`, { metres: finestPlaceInTextM })}
          </p>
          <Line
            label={translate('redaction.let-stand', { text: finding.text })}
            help={translate('redaction.let-stand.help')}
            value={standing.get(standingKey(finding)) ?? ''}
            onChange={(reason) => onStand(standingKey(finding), reason)}
            maxLength={500}
          />
        </li>
      ))}
    </ul>
  );
}

type RedactedTextProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  redaction: Redaction;
  standing: Standing;
  onStand: (key: string, reason: string) => void;
  maxLength: number;
  help?: string;
  error?: string | null;
};

/** A text for everybody's eyes: what the check finds is marked while it is typed, and listed with the reason below. */
export function RedactedText(props: RedactedTextProps) {
  const { label, value, onChange, redaction, standing, onStand, maxLength, help, error = null } = props;
  const messages = useMessages();
  const { translate } = messages;
  const newsId = useId();
  const { findings, isChecked, problem } = redaction;
  const count = findings.length;
  const news =
    problem !== null
      ? translate('redaction.not-checked', { problem: problemSentence(messages, problem) })
      : !isChecked
        ? translate('redaction.checking')
        : count === 0
          ? translate('redaction.clean')
          : translate('redaction.found', { count });
  return (
    <div className={style.section}>
      <TextField
        className={controls.field}
        value={value}
        onChange={onChange}
        isInvalid={error !== null}
        validationBehavior="aria"
        spellCheck="false"
        autoComplete="off"
        maxLength={maxLength}
        aria-describedby={newsId}
      >
        <Label className={controls.label}>{label}</Label>
        <div className={`${style.marked} ${maxLength <= shortTextLength ? style.short : ''}`}>
          <Marks text={value} findings={findings} standing={standing} />
          <TextArea />
        </div>
        {help !== undefined && (
          <Text slot="description" className={style.soft ?? ''}>
            {help}
          </Text>
        )}
        <FieldError className={controls.fieldError}>{error ?? ''}</FieldError>
      </TextField>
      <p id={newsId} role="status" className={style.soft}>
        {value.trim() === '' ? '' : news}
      </p>
      {count > 0 && <Finds findings={findings} standing={standing} onStand={onStand} />}
    </div>
  );
}
