import type { Minutes } from '@jsa/contract';
import { minutesBlocks, type PaperLanguage, paperLanguages, speakerOf } from '@jsa/papers';
import { useMemo, useState } from 'react';
import { languageNames } from '#i18n/languages.ts';
import { Choice } from '#panels/choice.tsx';
import { PaperView } from '#panels/paper-view.tsx';
import { useMessages } from '#panels/parts.ts';
import style from './rounds.module.css';

/** The minutes as they are printed, in the reader's language first; each other language is one choice away. */
export function MinutesPaper({ minutes }: { minutes: Minutes }) {
  const { translate, language: readers } = useMessages();
  const [chosen, setChosen] = useState<PaperLanguage | null>(null);
  const language = chosen ?? readers;
  const { content, contentSha256, answers, record, signingKeyId } = minutes;
  const blocks = useMemo(
    () =>
      minutesBlocks(content, {
        speaker: speakerOf(language),
        answers,
        proof: {
          contentSha256,
          auditHead: record?.auditHead ?? null,
          frozenAt: record?.frozenAt ?? null,
          signingKeyId,
        },
      }),
    [content, contentSha256, answers, record, signingKeyId, language],
  );
  return (
    <div className={style.stack}>
      <div>
        <Choice
          label={translate('minutes-act.language')}
          options={paperLanguages.map((id) => ({ id, name: languageNames[id], lang: id }))}
          value={language}
          onChange={setChosen}
        />
      </div>
      <PaperView blocks={blocks} language={language} label={translate('minutes-act.title')} />
    </div>
  );
}
