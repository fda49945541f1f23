import {
  type InEachLanguage,
  type Minutes,
  type MinutesDraft,
  minutesLanguages,
  writeMinutes,
} from '@jsa/contract';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import { Contested } from '#panels/contested.tsx';
import controls from '#panels/controls.module.css';
import { useDraftOver } from '#panels/draft-over.ts';
import { Field } from '#panels/field.tsx';
import { useMessages } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import { Refused } from '#panels/refused.tsx';
import { ThreeWords } from '#panels/three-words.tsx';
import { useSending } from '#panels/use-loaded.ts';
import style from './rounds.module.css';
import type { MinutesProps } from './use-minutes.ts';

const parties = ['belgrade', 'chair', 'pristina'] as const;
const nothing: InEachLanguage = { en: '', sq: '', 'sr-Latn': '' };

/** Names as they are typed, one a line; kept as a list. */
type Typed = Omit<MinutesDraft, 'participants' | 'notes'> & {
  participants: Record<(typeof parties)[number], string>;
  notes: Record<string, InEachLanguage>;
};

function typedOf(draft: MinutesDraft, numbers: readonly number[]): Typed {
  const { belgrade, chair, pristina } = draft.participants;
  const lines = (names: readonly string[]) => names.join('\n');
  const noteOf = (number: number) => draft.notes.find((note) => note.number === number)?.words ?? nothing;
  return {
    ...draft,
    participants: { belgrade: lines(belgrade), chair: lines(chair), pristina: lines(pristina) },
    notes: Object.fromEntries(numbers.map((number) => [String(number), noteOf(number)])),
  };
}

function draftOf({ participants, notes, ...rest }: Typed): MinutesDraft {
  const names = (lines: string) =>
    lines
      .split('\n')
      .map((name) => name.trim())
      .filter((name) => name !== '');
  return {
    ...rest,
    participants: {
      belgrade: names(participants.belgrade),
      chair: names(participants.chair),
      pristina: names(participants.pristina),
    },
    notes: Object.entries(notes)
      .filter(([, words]) => minutesLanguages.some((language) => words[language].trim() !== ''))
      .map(([number, words]) => ({ number: Number(number), words })),
  };
}

/** What the chair writes beside the record: each text in three languages, so that none is a translation afterwards. */
export function MinutesForm({ round, minutes, put, reload, draft }: MinutesProps & { draft: MinutesDraft }) {
  const messages = useMessages();
  const { translate } = messages;
  const numbers = round.items.map(({ number }) => number);
  const over = useDraftOver<Typed>(`minutes:${round.id}`, {
    current: typedOf(draft, numbers),
    version: minutes.version,
  });
  const { draft: typed, keep } = over;
  const change = (part: Partial<Typed>) => keep({ ...typed, ...part });
  const { isSending, problem, send } = useSending(reload);
  const keepWritten = () =>
    send(async () => {
      const asked = { params: { id: round.id }, headers: { 'if-match': `"${over.version}"` } };
      put((await call(writeMinutes, { ...asked, body: draftOf(typed) })) as Minutes);
      over.forget();
    });
  return (
    <div className={style.side}>
      <h4 className={controls.heading}>{translate('minutes-act.write')}</h4>
      <div className={style.pair}>
        <Field
          label={translate('minutes-act.held-on')}
          help={translate('minutes-act.held-on-help')}
          type="date"
          value={typed.heldOn ?? ''}
          onChange={(heldOn) => change({ heldOn: heldOn === '' ? null : heldOn })}
        />
        <Field
          label={translate('minutes-act.place')}
          value={typed.place}
          onChange={(place) => change({ place })}
          maxLength={200}
        />
      </div>
      <div className={style.pair}>
        {parties.map((party) => (
          <Field
            key={party}
            label={translate('minutes-act.names', { party: translate(`rounds.party.${party}`) })}
            help={translate('minutes-act.names-help')}
            isLong
            value={typed.participants[party]}
            onChange={(lines) => change({ participants: { ...typed.participants, [party]: lines } })}
          />
        ))}
      </div>
      <ThreeWords
        title={translate('minutes-act.opening')}
        words={typed.opening}
        onChange={(opening) => change({ opening })}
      />
      {round.items.map(({ number, subjects }) => (
        <ThreeWords
          key={number}
          title={translate('minutes-act.note', {
            number,
            sites: subjects.map(({ code }) => code).join(', '),
          })}
          words={typed.notes[String(number)] ?? nothing}
          onChange={(words) => change({ notes: { ...typed.notes, [String(number)]: words } })}
        />
      ))}
      <ThreeWords
        title={translate('minutes-act.closing')}
        words={typed.closing}
        onChange={(closing) => change({ closing })}
      />
      <p className={style.small}>{translate('minutes-act.three')}</p>
      <Contested over={over} />
      {problem !== null && !over.isContested && <Refused>{problemSentence(messages, problem)}</Refused>}
      <div className={style.row}>
        <Button
          className={`${controls.button} ${controls.primary}`}
          isPending={isSending}
          isDisabled={over.isContested}
          onPress={() => void keepWritten()}
        >
          {translate('minutes-act.keep')}
        </Button>
      </div>
    </div>
  );
}
