import {
  type AreaFault,
  isPermitted,
  mostAreaVertices,
  type NewSiteProposal,
  type Position,
  proposeSite,
  type SiteArea,
  type SiteDetail,
} from '@jsa/contract';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import controls from '#panels/controls.module.css';
import { useKeptDraft } from '#panels/kept-draft.ts';
import { useMessages, useParts, useStore } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import type { AreaDraftStore } from './area-draft.ts';
import {
  emptyPlace,
  emptyWords,
  faultOf,
  numberIn,
  type PlaceDraft,
  type WordsDraft,
  wordNames,
  wordsIn,
} from './draft.ts';
import { PlaceFields, placeFaultOf } from './place-fields.tsx';
import { findsIn, overridesFor, RedactionFinds } from './redaction-finds.tsx';
import { refusalOf } from './refusal.ts';
import style from './sites.module.css';
import { WordsFields } from './words-fields.tsx';

type ProposeProps = {
  /** Outlives the form: see `createAreaDraft`. */
  areaDraft: AreaDraftStore;
  onProposed: (site: SiteDetail) => void;
};

type Draft = { readonly words: WordsDraft; readonly place: PlaceDraft };
const emptyDraft: Draft = { words: emptyWords, place: emptyPlace };

function proposalOf(
  { words, place }: Draft,
  area: SiteArea | null,
  origin: NewSiteProposal['place']['areaOrigin'],
): Omit<NewSiteProposal, 'overrides'> {
  const text = place.coordinates.trim();
  return {
    ...wordsIn(words),
    place: {
      coordinates: text === '' ? null : { text, system: place.system },
      area,
      areaOrigin: origin,
      horizontalUncertaintyM: numberIn(place.uncertaintyM),
    },
  };
}

/** Why an area was refused, in the reader's words; null for every other refusal. */
function AreaRefusal({ problem, areaDraft }: { problem: unknown; areaDraft: AreaDraftStore }) {
  const { translate, formatNumber } = useMessages();
  const details = refusalOf(problem)?.details ?? {};
  if (details.field !== 'body.place.area') return null;
  const [longitude, latitude] = (details.at as Position | undefined) ?? [0, 0];
  const at = `${formatNumber(latitude, 5)}, ${formatNumber(longitude, 5)}`;
  const suggestion = details.suggestion as SiteArea | undefined;
  return (
    <div role="alert" className={`${controls.notice} ${controls.noticeError} ${style.stack}`}>
      <p>
        {translate(`site-form.area-fault.${details.reason as AreaFault}`, {
          at,
          most: formatNumber(mostAreaVertices, 0),
        })}
      </p>
      {suggestion !== undefined && (
        <Button className={controls.button ?? ''} onPress={() => areaDraft.set({ area: suggestion })}>
          {translate('site-form.area-swap')}
        </Button>
      )}
    </div>
  );
}

function Form({ areaDraft, onProposed }: ProposeProps) {
  const messages = useMessages();
  const { translate } = messages;
  const { area, origin } = useStore(areaDraft);
  const [kept, keep] = useKeptDraft<Draft>('new-site');
  const [wasTried, setWasTried] = useState(false);
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [reasons, setReasons] = useState<Record<string, string>>({});
  const draft = kept ?? emptyDraft;
  const finds = findsIn(problem, draft.words);
  const isAboutArea = refusalOf(problem)?.details.field === 'body.place.area';

  const clear = () => {
    keep(null);
    areaDraft.set({ area: null, origin: null });
    setWasTried(false);
    setProblem(null);
  };
  const send = () => {
    setWasTried(true);
    const isFaulty = wordNames.some((name) => faultOf(draft.words, name) !== null);
    if (isFaulty || placeFaultOf(draft.place, area !== null) !== null) return;
    setIsSending(true);
    const body = { ...proposalOf(draft, area, origin), overrides: overridesFor(finds, reasons) };
    call(proposeSite, { body })
      .then((site) => {
        clear();
        onProposed(site as SiteDetail);
      }, setProblem)
      .finally(() => setIsSending(false));
  };
  return (
    <form
      className={style.form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <WordsFields
        draft={draft.words}
        onChange={(words) => keep({ ...draft, words })}
        areFaultsShown={wasTried}
      />
      <PlaceFields
        draft={draft.place}
        onChange={(place) => keep({ ...draft, place })}
        areaDraft={areaDraft}
        areFaultsShown={wasTried}
      />
      <AreaRefusal problem={problem} areaDraft={areaDraft} />
      <RedactionFinds finds={finds} reasons={reasons} onChange={setReasons} />
      {problem !== null && finds.length === 0 && !isAboutArea && (
        <p role="alert" className={`${controls.notice} ${controls.noticeError}`}>
          {translate('site-form.not-sent', { message: problemSentence(messages, problem) })}
        </p>
      )}
      <div className={style.row}>
        <Button type="submit" className={`${controls.button} ${controls.primary}`} isDisabled={isSending}>
          {translate(isSending ? 'site-form.sending' : 'site-form.send')}
        </Button>
        <Button className={`${controls.button} ${controls.quiet}`} onPress={clear}>
          {translate('site-form.clear')}
        </Button>
      </div>
      <p className={style.help}>{translate('site-form.draft')}</p>
    </form>
  );
}

/** Puts a site on the table without a lead. What is typed stays in this tab until it is sent. */
export function ProposeSiteForm({ areaDraft, onProposed }: ProposeProps) {
  const { translate } = useMessages();
  const { session } = useParts();
  const { person } = useStore(session);
  const [made, setMade] = useState<SiteDetail | null>(null);
  if (person === null || !isPermitted(person.roles, 'site.propose')) {
    return <p className={style.panel}>{translate('site-form.not-permitted')}</p>;
  }
  return (
    <div className={style.panel}>
      <h3 className={style.name}>{translate('site-form.title')}</h3>
      <p className={style.help}>{translate('site-form.intro')}</p>
      {made !== null && (
        <div role="status" className={`${controls.notice} ${controls.good} ${style.row}`}>
          <span>{translate('site-form.done', { code: made.code })}</span>
          <Button className={controls.button ?? ''} onPress={() => onProposed(made)}>
            {translate('site-form.open')}
          </Button>
        </div>
      )}
      <Form areaDraft={areaDraft} onProposed={setMade} />
    </div>
  );
}
