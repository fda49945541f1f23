import {
  answerMinutes,
  type Minutes,
  type MinutesAnswerKind,
  minutesAnswers,
  mostMinutesCharacters,
  type WrittenLanguage,
  writtenLanguages,
} from '@jsa/contract';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import { languageNames } from '#i18n/languages.ts';
import { Choice } from '#panels/choice.tsx';
import controls from '#panels/controls.module.css';
import { Field } from '#panels/field.tsx';
import { useKeptDraft } from '#panels/kept-draft.ts';
import { useMessages } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import { Refused } from '#panels/refused.tsx';
import { useSending } from '#panels/use-loaded.ts';
import style from './rounds.module.css';
import type { MinutesProps } from './use-minutes.ts';

type Draft = { answer: MinutesAnswerKind; reservation: string; language: WrittenLanguage };

/** A head approves for the delegation, or approves with a reservation that stands in the minutes word for word. */
export function MinutesAnswerForm({ round, minutes, put, reload }: MinutesProps) {
  const messages = useMessages();
  const { translate, language } = messages;
  const [kept, keep] = useKeptDraft<Draft>(`minutes-answer:${round.id}`);
  const draft = kept ?? { answer: 'approves', reservation: '', language };
  const { isSending, problem, send } = useSending(reload);
  const isReserved = draft.answer === 'reserves';
  const answer = () =>
    send(async () => {
      const { contentSha256 } = minutes;
      const body = { ...draft, reservation: isReserved ? draft.reservation : '', contentSha256 };
      put((await call(answerMinutes, { params: { id: round.id }, body })) as Minutes);
      keep(null);
    });
  return (
    <div className={style.side}>
      <h4 className={controls.heading}>{translate('minutes-act.answer')}</h4>
      <Choice
        label={translate('minutes-act.answer-label')}
        options={minutesAnswers.map((id) => ({ id, name: translate(`minutes-act.answer.${id}`) }))}
        value={draft.answer}
        onChange={(chosen) => keep({ ...draft, answer: chosen })}
      />
      {isReserved && (
        <>
          <Field
            label={translate('minutes-act.reservation')}
            help={translate('minutes-act.reservation-help')}
            isLong
            value={draft.reservation}
            onChange={(reservation) => keep({ ...draft, reservation })}
            maxLength={mostMinutesCharacters.reservation}
          />
          <Choice
            label={translate('position.language')}
            options={writtenLanguages.map((id) => ({ id, name: languageNames[id], lang: id }))}
            value={draft.language}
            onChange={(chosen) => keep({ ...draft, language: chosen })}
          />
        </>
      )}
      <p className={style.small}>{translate('minutes-act.answer-why')}</p>
      {problem !== null && <Refused>{problemSentence(messages, problem)}</Refused>}
      <div className={style.row}>
        <Button
          className={`${controls.button} ${controls.primary}`}
          isPending={isSending}
          isDisabled={isReserved && draft.reservation.trim() === ''}
          onPress={() => void answer()}
        >
          {translate(`minutes-act.send.${draft.answer}`)}
        </Button>
      </div>
    </div>
  );
}
