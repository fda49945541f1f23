import { changeSite, type SiteDetail } from '@jsa/contract';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import controls from '#panels/controls.module.css';
import detail from '#panels/detail.module.css';
import { mergedDraft } from '#panels/draft-over.ts';
import { useKeptDraft } from '#panels/kept-draft.ts';
import { useMessages } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import { type Conflict, ConflictView, conflictsBetween } from './conflict-view.tsx';
import { changedWords, draftOf, faultOf, type WordsDraft, wordNames } from './draft.ts';
import { findsIn, overridesFor, RedactionFinds } from './redaction-finds.tsx';
import { refusalOf } from './refusal.ts';
import style from './sites.module.css';
import type { SiteAtHand } from './use-site.ts';
import { WordsFields } from './words-fields.tsx';

type InformationProps = { site: SiteDetail } & Pick<SiteAtHand, 'put'>;

/** Words that are being written, and the version that they were written upon. */
type EditDraft = { readonly version: number; readonly base: WordsDraft; readonly mine: WordsDraft };

function Facts({ site }: { site: SiteDetail }) {
  const { translate, formatNumber } = useMessages();
  const { information, informationWithheld } = site;
  if (information === null) {
    return informationWithheld === null ? null : (
      <p className={controls.notice}>{translate(`site-panel.withheld.${informationWithheld}`)}</p>
    );
  }
  const span = (from: number | null, to: number | null, digits: number) =>
    from === null && to === null
      ? translate('site-panel.not-said')
      : translate('site-panel.from-to-m', {
          from: from === null ? '?' : formatNumber(from, digits),
          to: to === null ? '?' : formatNumber(to, digits),
        });
  const { expectedDepthFromM, expectedDepthToM, expectedLengthM, expectedWidthM } = information;
  const size = [expectedLengthM, expectedWidthM].map((m) => (m === null ? '?' : formatNumber(m, 1)));
  const isSizeSaid = expectedLengthM !== null || expectedWidthM !== null;
  return (
    <>
      <section className={detail.section}>
        <h4 className={style.heading}>{translate('site-form.summary')}</h4>
        <p className={style.prose}>{information.summary || translate('site-panel.not-said')}</p>
      </section>
      <section className={detail.section}>
        <h4 className={style.heading}>{translate('site-form.hypothesis')}</h4>
        <p className={style.prose}>{information.hypothesis || translate('site-panel.not-said')}</p>
        <dl className={detail.facts}>
          <div className={detail.fact}>
            <dt>{translate('site-panel.expected-depth')}</dt>
            <dd>{span(expectedDepthFromM, expectedDepthToM, 1)}</dd>
          </div>
          <div className={detail.fact}>
            <dt>{translate('site-panel.expected-size')}</dt>
            <dd>{isSizeSaid ? `${size.join(' × ')} m` : translate('site-panel.not-said')}</dd>
          </div>
        </dl>
      </section>
    </>
  );
}

type EditProps = InformationProps & { draft: EditDraft; keep: (draft: EditDraft | null) => void };

/** The draft upon what the site says now, unless both changed the same words and somebody must choose. */
function caughtUp(draft: EditDraft, site: SiteDetail): { current: EditDraft; conflicts: Conflict[] } {
  const present = draftOf(site);
  if (draft.version === site.version) return { current: draft, conflicts: [] };
  const conflicts = conflictsBetween(draft.base, present, draft.mine);
  if (conflicts.length > 0) return { current: draft, conflicts };
  const mine = mergedDraft(draft.base, present, draft.mine);
  return { current: { version: site.version, base: present, mine }, conflicts };
}

function EditForm({ site, put, draft, keep }: EditProps) {
  const messages = useMessages();
  const { translate } = messages;
  const [problem, setProblem] = useState<unknown>(null);
  const [isSending, setIsSending] = useState(false);
  const [wasTried, setWasTried] = useState(false);
  const [reasons, setReasons] = useState<Record<string, string>>({});
  const { current, conflicts } = caughtUp(draft, site);
  const { base, mine, version } = current;
  const finds = findsIn(problem, mine);

  const send = () => {
    setWasTried(true);
    if (wordNames.some((name) => faultOf(mine, name) !== null)) return;
    setIsSending(true);
    const body = { ...changedWords(base, mine), overrides: overridesFor(finds, reasons) };
    call(changeSite, { params: { id: site.id }, headers: { 'if-match': `"${version}"` }, body })
      .then(
        (changed) => {
          keep(null);
          put(changed as SiteDetail);
        },
        (refusal) => {
          setProblem(refusal);
          const theirs = refusalOf(refusal)?.details.present;
          if (theirs !== undefined) put(theirs as SiteDetail);
        },
      )
      .finally(() => setIsSending(false));
  };
  const choose: Parameters<typeof ConflictView>[0]['choose'] = (name, text) =>
    keep({
      ...draft,
      // Settled: both count as having begun from what stands there now.
      base: { ...draft.base, [name]: draftOf(site)[name] },
      mine: { ...draft.mine, [name]: text },
    });
  return (
    <form
      className={style.form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {draft.version !== site.version && <ConflictView conflicts={conflicts} choose={choose} />}
      <WordsFields
        draft={mine}
        onChange={(next) => keep({ ...current, mine: next })}
        areFaultsShown={wasTried}
      />
      <RedactionFinds finds={finds} reasons={reasons} onChange={setReasons} />
      {problem !== null && finds.length === 0 && refusalOf(problem)?.code !== 'stale' && (
        <p role="alert" className={`${controls.notice} ${controls.noticeError}`}>
          {translate('site-panel.not-saved', { message: problemSentence(messages, problem) })}
        </p>
      )}
      <div className={style.row}>
        <Button
          type="submit"
          className={`${controls.button} ${controls.primary}`}
          isDisabled={isSending || conflicts.length > 0}
        >
          {translate('site-panel.save')}
        </Button>
        <Button className={`${controls.button} ${controls.quiet}`} onPress={() => keep(null)}>
          {translate('site-panel.cancel')}
        </Button>
      </div>
    </form>
  );
}

/** What the site says, and its changing. Words that are not sent yet outlive the panel. */
export function Information({ site, put }: InformationProps) {
  const { translate } = useMessages();
  const [draft, keep] = useKeptDraft<EditDraft>(`site-${site.id}`);
  if (site.isEditable && draft !== null) {
    return <EditForm site={site} put={put} draft={draft} keep={keep} />;
  }
  const begin = () => keep({ version: site.version, base: draftOf(site), mine: draftOf(site) });
  return (
    <>
      <Facts site={site} />
      {site.isEditable && (
        <div className={style.row}>
          <Button className={controls.button ?? ''} onPress={begin}>
            {translate('site-panel.edit')}
          </Button>
        </div>
      )}
    </>
  );
}
