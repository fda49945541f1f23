import { type Disclosure, isPermitted, listDisclosures } from '@jsa/contract';
import { useCallback } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import controls from '#panels/controls.module.css';
import detail from '#panels/detail.module.css';
import { useMessages, useParts, useStore } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import { useLoaded } from '#panels/use-loaded.ts';
import { DisclosureItem } from './disclosure-item.tsx';
import style from './disclosures.module.css';
import { RequestForm } from './request-form.tsx';

/** To whom a site is shown beyond the circle of its rights, who consented to it, and how it ends. */
export function DisclosuresPanel({ siteId }: { siteId: string }) {
  const { translate } = useMessages();
  const { person } = useStore(useParts().session);
  const roles = person?.roles ?? [];
  if (!isPermitted(roles, 'disclosure.read'))
    return <p className={controls.notice}>{translate('disclosure.not-for-you')}</p>;
  return <Disclosures siteId={siteId} mayDecide={isPermitted(roles, 'disclosure.decide')} />;
}

function Disclosures({ siteId, mayDecide }: { siteId: string; mayDecide: boolean }) {
  const messages = useMessages();
  const { translate } = messages;
  const ask = useCallback(
    (signal: AbortSignal) =>
      call(listDisclosures, { params: { id: siteId } }, signal) as Promise<Disclosure[]>,
    [siteId],
  );
  const { value: answer, problem, reload } = useLoaded(ask);
  if (answer === null && problem !== null) {
    return (
      <div role="alert" className={style.stack}>
        <p className={`${controls.notice} ${controls.noticeError}`}>
          {translate('disclosure.failed', { message: problemSentence(messages, problem) })}
        </p>
        <Button className={controls.button ?? ''} onPress={reload}>
          {translate('disclosure.try-again')}
        </Button>
      </div>
    );
  }
  if (answer === null) return <p className={style.help}>{translate('disclosure.loading')}</p>;
  return (
    <section className={`${detail.section} ${style.stack}`}>
      <h4 className={controls.heading}>{translate('disclosure.title')}</h4>
      <p className={style.help}>{translate('disclosure.what')}</p>
      {answer.length === 0 && (
        <p className={controls.notice}>{translate(mayDecide ? 'disclosure.none-ask' : 'disclosure.none')}</p>
      )}
      <ul className={style.list}>
        {answer.map((disclosure) => (
          <DisclosureItem key={disclosure.id} disclosure={disclosure} reload={reload} />
        ))}
      </ul>
      {mayDecide && <RequestForm siteId={siteId} reload={reload} />}
    </section>
  );
}
