import { type AuditHead, type AuditVerdict, exportAudit, verifyAudit } from '@jsa/contract';
import { type FormEvent, useState } from 'react';
import { Button, Form, Input, Label, TextField } from 'react-aria-components';
import { call } from '#api/client.ts';
import controls from '#panels/controls.module.css';
import { Icon } from '#panels/icon.tsx';
import { useMessages } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import style from './audit.module.css';

function Verdict({ verdict: { fault, entryCount, head } }: { verdict: AuditVerdict }) {
  const { translate, formatNumber } = useMessages();
  if (fault === null) {
    const number = formatNumber(head.sequence, 0);
    return (
      <p role="status" className={`${controls.notice} ${style.whole}`}>
        {translate('audit.whole', { count: entryCount, number })}
      </p>
    );
  }
  const values = { fault: translate(`audit.fault.${fault.kind}`) };
  return (
    <p role="alert" className={`${controls.notice} ${controls.noticeError}`}>
      {fault.sequence === null
        ? translate('audit.broken-outside', values)
        : translate('audit.broken', { ...values, number: formatNumber(fault.sequence, 0) })}
    </p>
  );
}

type KeptHead = Pick<AuditHead, 'sequence' | 'sha256'>;

/** The head that was typed; null when nothing was, `undefined` when it is none. Numbers may carry their grouping. */
function readKeptHead(form: FormData): KeptHead | null | undefined {
  const number = String(form.get('number') ?? '').replace(/[\s.,]/g, '');
  const sha256 = String(form.get('sha256') ?? '')
    .trim()
    .toLowerCase();
  if (number === '' && sha256 === '') return null;
  const isHead = /^[1-9]\d{0,14}$/.test(number) && /^[0-9a-f]{64}$/.test(sha256);
  return isHead ? { sequence: Number(number), sha256 } : undefined;
}

function KeptHeadFields() {
  const { translate } = useMessages();
  return (
    <fieldset className={style.kept}>
      <legend className={controls.label}>{translate('audit.kept')}</legend>
      <TextField className={controls.field} name="number" inputMode="numeric">
        <Label className={controls.label}>{translate('audit.kept-number')}</Label>
        <Input className={controls.input} autoComplete="off" />
      </TextField>
      <TextField className={controls.field} name="sha256">
        <Label className={controls.label}>{translate('audit.fingerprint')}</Label>
        <Input className={`${controls.input} ${controls.hash}`} autoComplete="off" spellCheck="false" />
      </TextField>
    </fieldset>
  );
}

/** Whether the log is whole, asked of the server; and the file with which it is checked without the server. */
export function CheckSection({ onChecked }: { onChecked: () => void }) {
  const messages = useMessages();
  const { translate } = messages;
  const [isChecking, setIsChecking] = useState(false);
  const [isBadHead, setIsBadHead] = useState(false);
  const [verdict, setVerdict] = useState<AuditVerdict | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const check = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const keptHead = readKeptHead(new FormData(event.currentTarget));
    setIsBadHead(keptHead === undefined);
    setVerdict(null);
    setProblem(null);
    if (keptHead === undefined) return;
    setIsChecking(true);
    call(verifyAudit, { body: { keptHead } })
      .then((found) => {
        setVerdict(found as AuditVerdict);
        onChecked();
      })
      .catch(setProblem)
      .finally(() => setIsChecking(false));
  };
  return (
    <section className={style.card} aria-labelledby="audit-check">
      <h3 id="audit-check" className={style.title}>
        {translate('audit.check')}
      </h3>
      <p className={style.soft}>{translate('audit.check-why')}</p>
      <Form className={style.stack} onSubmit={check}>
        <KeptHeadFields />
        {isBadHead && (
          <p role="alert" className={controls.fieldError}>
            {translate('audit.kept-bad')}
          </p>
        )}
        <div>
          <Button type="submit" isPending={isChecking} className={`${controls.button} ${controls.primary}`}>
            {translate(isChecking ? 'audit.checking' : 'audit.check-now')}
          </Button>
        </div>
      </Form>
      {verdict !== null && <Verdict verdict={verdict} />}
      {problem !== null && (
        <p role="alert" className={`${controls.notice} ${controls.noticeError}`}>
          {problemSentence(messages, problem)}
        </p>
      )}
      <p className={style.soft}>{translate('audit.export-why')}</p>
      <div>
        <a className={controls.button} href={exportAudit.url} download>
          <Icon name="download" /> {translate('audit.export')}
        </a>
      </div>
    </section>
  );
}
