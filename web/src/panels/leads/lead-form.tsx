import {
  changeLead,
  createLead,
  informationCredibilities,
  type LeadDetail,
  leadCaveats,
  readLead,
  sourceReliabilities,
} from '@jsa/contract';
import { type FormEvent, useState } from 'react';
import { Button, Form } from 'react-aria-components';
import { ApiProblem, call } from '#api/client.ts';
import { Choice } from '#panels/choice.tsx';
import controls from '#panels/controls.module.css';
import { useMessages } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import { fieldNames } from './field-names.ts';
import { Check, Line } from './fields.tsx';
import {
  changeOf,
  type DraftFaults,
  emptyLead,
  faultsOf,
  type LeadDraft,
  leadDraftOf,
  newLeadOf,
} from './lead-draft.ts';
import style from './leads.module.css';
import { PlaceFields } from './place-fields.tsx';
import { useFaultFocus } from './use-fault-focus.ts';

type PartProps = { draft: LeadDraft; set: (change: Partial<LeadDraft>) => void; faults: DraftFaults | null };

function Grading({ draft, set }: PartProps) {
  const { translate } = useMessages();
  return (
    <>
      <div className={style.pair}>
        <Choice
          label={translate('leads.reliability')}
          options={sourceReliabilities.map((id) => ({
            id,
            name: `${id} – ${translate(`leads.reliability.${id}`)}`,
          }))}
          value={draft.sourceReliability}
          onChange={(sourceReliability) => set({ sourceReliability })}
        />
        <Choice
          label={translate('leads.credibility')}
          options={informationCredibilities.map((digit) => ({
            id: String(digit),
            name: `${digit} – ${translate(`leads.credibility.${digit}`)}`,
          }))}
          value={String(draft.informationCredibility)}
          onChange={(text) => {
            const digit = informationCredibilities.find((known) => String(known) === text);
            if (digit !== undefined) set({ informationCredibility: digit });
          }}
        />
      </div>
      <details className={style.soft}>
        <summary>{translate('leads.grading.title')}</summary>
        <p>{translate('leads.grading.explained', { unknownSource: 'F', unknownTruth: '6' })}</p>
      </details>
    </>
  );
}

function Caveats({ draft, set, faults }: PartProps) {
  const { translate } = useMessages();
  return (
    <fieldset className={style.group}>
      <legend className={style.subtitle}>{translate('leads.caveats')}</legend>
      <div className={style.checks}>
        {leadCaveats.map((caveat) => (
          <Check
            key={caveat}
            label={translate(`leads.caveat.${caveat}`)}
            isSelected={draft.caveats.includes(caveat)}
            onChange={(isSelected) =>
              set({
                caveats: leadCaveats.filter((each) =>
                  each === caveat ? isSelected : draft.caveats.includes(each),
                ),
              })
            }
          />
        ))}
      </div>
      {draft.caveats.includes('do-not-table-before') && (
        <Line
          label={translate('leads.caveat.day')}
          type="date"
          value={draft.doNotTableBefore}
          onChange={(doNotTableBefore) => set({ doNotTableBefore })}
          error={faults?.doNotTableBefore ? translate('leads.caveat.day-needed') : null}
        />
      )}
      <Line
        label={translate('leads.caveat.text')}
        value={draft.caveatText}
        onChange={(caveatText) => set({ caveatText })}
        size="lines"
        maxLength={2_000}
      />
    </fieldset>
  );
}

function ClosedFields({ draft, set, faults, isNew }: PartProps & { isNew: boolean }) {
  const { translate } = useMessages();
  return (
    <section className={style.section}>
      <Line
        label={translate(isNew ? 'leads.statement' : 'leads.statement.anew')}
        help={translate('leads.statement.help')}
        value={draft.statement}
        onChange={(statement) => set({ statement })}
        size="long"
        maxLength={20_000}
        error={faults?.statement ? translate('leads.statement.needed') : null}
      />
      <Line
        label={translate(isNew ? 'leads.source-key' : 'leads.source-key.anew')}
        help={translate('leads.source-key.help')}
        value={draft.sourceKey}
        onChange={(sourceKey) => set({ sourceKey })}
        maxLength={200}
      />
    </section>
  );
}

/** Sends the draft: a new lead, or what differs from the lead that was opened, on top of `version`. */
async function sendDraft(draft: LeadDraft, lead: LeadDetail | null, version: number): Promise<LeadDetail> {
  if (lead === null) return (await call(createLead, { body: newLeadOf(draft) })) as LeadDetail;
  const change = changeOf(draft, lead);
  if (Object.keys(change).length === 0) return lead;
  const input = { params: { id: lead.id }, headers: { 'if-match': `"${version}"` }, body: change };
  return (await call(changeLead, input)) as LeadDetail;
}

/** When somebody else was faster: what they changed, and the way to go on without typing anything again. */
function Stale({ theirs, since, onKeep }: { theirs: LeadDetail; since: number; onKeep: () => void }) {
  const { translate } = useMessages();
  const fields = theirs.versions.filter(({ version }) => version > since).flatMap((each) => each.fields);
  const names = [...new Set(fields)].map((field) => fieldNames(translate, field)).join(', ');
  return (
    <div role="alert" className={`${controls.notice} ${controls.noticeWarning} ${style.section}`}>
      <p>{translate('leads.stale', { version: theirs.version })}</p>
      <p>{translate('leads.stale.fields', { fields: names })}</p>
      <Button className={controls.button ?? ''} onPress={onKeep}>
        {translate('leads.stale.keep')}
      </Button>
    </div>
  );
}

type LeadFormProps = {
  /** Null for a new lead. */
  lead: LeadDetail | null;
  onDone: (lead: LeadDetail) => void;
  onCancel: () => void;
};

/** Takes in a lead or changes one. What is typed stays in the form until it was sent, whatever happens meanwhile. */
export function LeadForm({ lead, onDone, onCancel }: LeadFormProps) {
  const messages = useMessages();
  const { translate } = messages;
  const isNew = lead === null;
  const [draft, setDraft] = useState<LeadDraft>(() => (lead === null ? emptyLead : leadDraftOf(lead)));
  const [tryCount, setTryCount] = useState(0);
  const isTried = tryCount > 0;
  const form = useFaultFocus(tryCount);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [theirs, setTheirs] = useState<LeadDetail | null>(null);
  const set = (change: Partial<LeadDraft>) => setDraft((before) => ({ ...before, ...change }));
  const faults = faultsOf(draft, { isNew });
  const shown = isTried ? faults : null;

  async function send(version: number): Promise<void> {
    setTryCount((before) => before + 1);
    if (Object.values(faults).some((fault) => fault !== false && fault !== null)) return;
    setIsBusy(true);
    setProblem(null);
    setTheirs(null);
    try {
      onDone(await sendDraft(draft, lead, version));
    } catch (refusal) {
      const isStale = refusal instanceof ApiProblem && refusal.code === 'stale' && lead !== null;
      if (isStale) setTheirs((await call(readLead, { params: { id: lead.id } })) as LeadDetail);
      else setProblem(refusal);
    } finally {
      setIsBusy(false);
    }
  }

  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send(lead?.version ?? 0).catch(setProblem);
  };
  const parts = { draft, set, faults: shown };
  return (
    <Form ref={form} className={style.column} onSubmit={submit} validationBehavior="aria">
      <h3 className={style.title}>{translate(isNew ? 'leads.add' : 'leads.change')}</h3>
      <div className={style.pair}>
        <Line
          label={translate('leads.reference')}
          help={translate('leads.reference.help')}
          value={draft.reference}
          onChange={(reference) => set({ reference })}
          maxLength={120}
          error={shown?.reference ? translate('leads.reference.needed') : null}
        />
        <Line
          label={translate('leads.learnt-on')}
          type="date"
          value={draft.learntOn}
          onChange={(learntOn) => set({ learntOn })}
          error={shown?.learntOn ? translate('leads.learnt-on.needed') : null}
        />
      </div>
      <Grading {...parts} />
      <ClosedFields {...parts} isNew={isNew} />
      <section className={style.section}>
        <h4 className={style.subtitle}>{translate('leads.place.optional')}</h4>
        <PlaceFields draft={draft.place} onChange={(place) => set({ place })} fault={shown?.place ?? null} />
      </section>
      <Caveats {...parts} />
      {problem !== null && (
        <p role="alert" className={`${controls.notice} ${controls.noticeError}`}>
          {problemSentence(messages, problem)}
        </p>
      )}
      {theirs !== null && lead !== null && (
        <Stale
          theirs={theirs}
          since={lead.version}
          onKeep={() => void send(theirs.version).catch(setProblem)}
        />
      )}
      <div className={style.actions}>
        <Button type="submit" isPending={isBusy} className={`${controls.button} ${controls.primary}`}>
          {translate(isBusy ? 'leads.sending' : isNew ? 'leads.send' : 'leads.save')}
        </Button>
        <Button className={`${controls.button} ${controls.quiet}`} onPress={onCancel}>
          {translate('leads.cancel')}
        </Button>
      </div>
    </Form>
  );
}
