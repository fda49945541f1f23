import { type LeadDetail, type RedactionFinding, tableLead } from '@jsa/contract';
import { type FormEvent, useState } from 'react';
import { Button, Form } from 'react-aria-components';
import { call } from '#api/client.ts';
import controls from '#panels/controls.module.css';
import { useMessages } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import { Line } from './fields.tsx';
import style from './leads.module.css';
import { type PlaceDraft, placeDraftOf, readMetres, readPlaceDraft } from './place-draft.ts';
import { PlaceFields } from './place-fields.tsx';
import { RedactedText, standingKey, stands } from './redacted-text.tsx';
import { useFaultFocus } from './use-fault-focus.ts';
import { useRedaction } from './use-redaction.ts';

const sizes = [
  { name: 'expectedDepthFromM', label: 'leads.table.depth-from' },
  { name: 'expectedDepthToM', label: 'leads.table.depth-to' },
  { name: 'expectedLengthM', label: 'leads.table.length' },
  { name: 'expectedWidthM', label: 'leads.table.width' },
] as const;
type Sizes = Record<(typeof sizes)[number]['name'], string>;

const noSizes: Sizes = {
  expectedDepthFromM: '',
  expectedDepthToM: '',
  expectedLengthM: '',
  expectedWidthM: '',
};

/** A depth may begin at the surface, so that 0 is one too. */
function readSize(text: string): number | null {
  return text.trim() === '0' ? 0 : readMetres(text);
}

/** What was found, without what is said twice, and the reason why each may stand. */
function overridesOf(findings: readonly RedactionFinding[], standing: ReadonlyMap<string, string>) {
  const byKey = new Map(findings.map((finding) => [standingKey(finding), finding]));
  return [...byKey].map(([key, { kind, text }]) => ({
    kind,
    text,
    reason: (standing.get(key) ?? '').trim(),
  }));
}

/** The texts that go on the table, each with what the check finds in it. */
function useTablingTexts() {
  const [texts, setTexts] = useState({ title: '', summary: '', hypothesis: '', municipality: '' });
  const [standing, setStanding] = useState<ReadonlyMap<string, string>>(new Map());
  const redactions = {
    title: useRedaction(texts.title),
    summary: useRedaction(texts.summary),
    hypothesis: useRedaction(texts.hypothesis),
    municipality: useRedaction(texts.municipality),
  };
  const each = Object.values(redactions);
  const findings = each.flatMap((redaction) => redaction.findings);
  return {
    texts,
    redactions,
    standing,
    findings,
    // What was typed a moment ago may not be checked yet: the server checks all of it once more, and refuses.
    isPassed: findings.every((find) => stands(standing, find)),
    set: (name: keyof typeof texts) => (text: string) => setTexts((before) => ({ ...before, [name]: text })),
    onStand: (key: string, reason: string) => setStanding((before) => new Map(before).set(key, reason)),
  };
}

const fields = {
  title: { label: 'leads.table.name', maxLength: 120 },
  summary: { label: 'leads.table.summary', maxLength: 4_000 },
  hypothesis: { label: 'leads.table.hypothesis', maxLength: 2_000 },
  municipality: { label: 'leads.table.municipality', maxLength: 120 },
} as const;

type TextsProps = {
  written: ReturnType<typeof useTablingTexts>;
  names: readonly (keyof typeof fields)[];
  isTried: boolean;
};

function Texts({ written, names, isTried }: TextsProps) {
  const { translate } = useMessages();
  const { texts, redactions, standing, set, onStand } = written;
  return names.map((name) => (
    <RedactedText
      key={name}
      label={translate(fields[name].label)}
      value={texts[name]}
      onChange={set(name)}
      redaction={redactions[name]}
      error={isTried && texts[name].trim() === '' ? translate('leads.table.needed') : null}
      maxLength={fields[name].maxLength}
      standing={standing}
      onStand={onStand}
      {...(name === 'title' && { help: translate('leads.table.name.help') })}
    />
  ));
}

type TablingFormProps = { lead: LeadDetail; onDone: (code: string) => void; onCancel: () => void };

/** Writes what both delegations and the chair will read. Only the place is offered from the lead; its texts are not. */
export function TablingForm({ lead, onDone, onCancel }: TablingFormProps) {
  const messages = useMessages();
  const { translate } = messages;
  const written = useTablingTexts();
  const { texts, standing } = written;
  const [place, setPlace] = useState<PlaceDraft>(() => ({ ...placeDraftOf(lead.place), words: '' }));
  const [size, setSize] = useState(noSizes);
  const [tryCount, setTryCount] = useState(0);
  const isTried = tryCount > 0;
  const form = useFaultFocus(tryCount);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const { place: read, fault, transformation } = readPlaceDraft(place);
  const position = read?.position ?? null;
  const uncertaintyM = read?.horizontalUncertaintyM ?? null;
  const isWritten = [texts.title, texts.summary, texts.hypothesis].every((text) => text.trim() !== '');

  async function send(): Promise<void> {
    setTryCount((before) => before + 1);
    if (!isWritten || !written.isPassed || position === null || uncertaintyM === null) return;
    setIsBusy(true);
    setProblem(null);
    const { expectedDepthFromM, expectedDepthToM, expectedLengthM, expectedWidthM } = size;
    const body = {
      ...texts,
      expectedDepthFromM: readSize(expectedDepthFromM),
      expectedDepthToM: readSize(expectedDepthToM),
      expectedLengthM: readMetres(expectedLengthM),
      expectedWidthM: readMetres(expectedWidthM),
      area: place.area,
      position,
      horizontalUncertaintyM: uncertaintyM,
      originalText: read?.originalText ?? '',
      originalCrs: read?.originalCrs ?? '',
      transformation,
      overrides: overridesOf(written.findings, standing),
    };
    const headers = { 'if-match': `"${lead.version}"` };
    try {
      onDone((await call(tableLead, { params: { id: lead.id }, headers, body })).code);
    } catch (refusal) {
      setProblem(refusal);
      setIsBusy(false);
    }
  }

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  return (
    <Form ref={form} className={style.column} onSubmit={submit} validationBehavior="aria">
      <h3 className={style.title}>{translate('leads.table.title')}</h3>
      <p className={`${controls.notice} ${controls.noticeWarning}`}>{translate('leads.table.explained')}</p>
      <p className={style.limits}>{translate('redaction.limits')}</p>
      <Texts written={written} names={['title', 'summary', 'hypothesis']} isTried={isTried} />
      <div className={style.pair}>
        {sizes.map(({ name, label }) => (
          <Line
            key={name}
            label={translate(label)}
            value={size[name]}
            onChange={(text) => setSize((before) => ({ ...before, [name]: text }))}
            inputMode="decimal"
            maxLength={8}
          />
        ))}
      </div>
      <PlaceFields
        draft={place}
        onChange={setPlace}
        fault={isTried ? fault : null}
        missing={isTried && position === null ? translate('leads.table.place-needed') : null}
        hasWords={false}
      />
      <Texts written={written} names={['municipality']} isTried={false} />
      {isTried && !written.isPassed && (
        <p role="alert" className={`${controls.notice} ${controls.noticeWarning}`}>
          {translate('leads.table.check-first')}
        </p>
      )}
      {problem !== null && (
        <p role="alert" className={`${controls.notice} ${controls.noticeError}`}>
          {problemSentence(messages, problem)}
        </p>
      )}
      <div className={style.actions}>
        <Button type="submit" isPending={isBusy} className={`${controls.button} ${controls.primary}`}>
          {translate(isBusy ? 'leads.sending' : 'leads.table')}
        </Button>
        <Button className={`${controls.button} ${controls.quiet}`} onPress={onCancel}>
          {translate('leads.cancel')}
        </Button>
      </div>
    </Form>
  );
}
