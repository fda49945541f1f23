import { consentToDisclosure, type Disclosure, type DisclosureState, endDisclosure } from '@jsa/contract';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import controls from '#panels/controls.module.css';
import { useMessages } from '#panels/parts.ts';
import { SendingForm, TypedField } from '#panels/sending-form.tsx';
import style from './disclosures.module.css';

const tone: Readonly<Record<DisclosureState, string | undefined>> = {
  requested: controls.warning,
  'in-force': controls.good,
  expired: '',
  ended: '',
};

type ItemProps = { disclosure: Disclosure; reload: () => void };

function Consents({ disclosure: { consents, awaits, ended } }: Pick<ItemProps, 'disclosure'>) {
  const { translate, formatDate } = useMessages();
  return (
    <ul className={style.help}>
      {consents.map(({ party, person, consentedAt }) => (
        <li key={party}>
          {translate('disclosure.consented', {
            party: translate(`disclosure.party.${party}`),
            person,
            date: formatDate(consentedAt),
          })}
        </li>
      ))}
      {ended === null &&
        awaits.map((party) => (
          <li key={party}>
            {translate('disclosure.awaits', { party: translate(`disclosure.party.${party}`) })}
          </li>
        ))}
      {ended !== null && (
        <li>
          {translate('disclosure.ended-by', {
            person: ended.by,
            date: formatDate(ended.at),
            reason: ended.reason,
          })}
        </li>
      )}
    </ul>
  );
}

/** One release with its terms, as they were worded for all, and what the reader may do about it now. */
export function DisclosureItem({ disclosure, reload }: ItemProps) {
  const { translate, formatDate } = useMessages();
  const [open, setOpen] = useState<'consent' | 'end' | null>(null);
  const { id, audience, precision, purpose, risks, expiresOn, state, termsSha256, may } = disclosure;
  const params = { id };
  const done = () => {
    setOpen(null);
    reload();
  };
  const close = (
    <Button className={`${controls.button} ${controls.quiet}`} onPress={() => setOpen(null)}>
      {translate('disclosure.not-now')}
    </Button>
  );
  const endWord = state === 'in-force' ? 'disclosure.revoke' : 'disclosure.refuse';
  return (
    <li className={style.item}>
      <div className={style.head}>
        <span className={style.name}>
          {translate(`disclosure.audience.${audience}`)} · {translate(`disclosure.precision.${precision}`)}
        </span>
        <span className={`${controls.tag} ${tone[state] ?? ''}`}>
          {translate(`disclosure.state.${state}`)}
        </span>
      </div>
      <p className={style.help}>{translate('disclosure.until', { date: formatDate(expiresOn) })}</p>
      <p className={style.prose}>{translate('disclosure.purpose-is', { purpose })}</p>
      <p className={style.prose}>{translate('disclosure.risks-are', { risks })}</p>
      <Consents disclosure={disclosure} />
      {open === null && (may.consent || may.end) && (
        <div className={style.row}>
          {may.consent && (
            <Button className={`${controls.button} ${controls.primary}`} onPress={() => setOpen('consent')}>
              {translate('disclosure.consent')}
            </Button>
          )}
          {may.end && (
            <Button className={controls.button ?? ''} onPress={() => setOpen('end')}>
              {translate(endWord)}
            </Button>
          )}
        </div>
      )}
      {open === 'consent' && (
        <SendingForm
          button={translate('disclosure.consent-now')}
          beside={close}
          send={async () => {
            await call(consentToDisclosure, { params, body: { termsSha256 } });
            done();
          }}
        >
          <p className={style.prose}>{translate('disclosure.consent-what')}</p>
        </SendingForm>
      )}
      {open === 'end' && (
        <SendingForm
          button={translate(endWord)}
          beside={close}
          send={async (typed) => {
            await call(endDisclosure, { params, body: { reason: typed('reason') } });
            done();
          }}
        >
          <TypedField
            name="reason"
            label={translate('disclosure.reason')}
            needed={translate('disclosure.fault.reason')}
          />
        </SendingForm>
      )}
    </li>
  );
}
