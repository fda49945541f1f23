import {
  type DisclosureAudience,
  type DisclosurePrecision,
  disclosureAudiences,
  disclosurePrecisions,
  requestDisclosure,
} from '@jsa/contract';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import { Choice } from '#panels/choice.tsx';
import controls from '#panels/controls.module.css';
import { useMessages } from '#panels/parts.ts';
import { SendingForm, TypedField } from '#panels/sending-form.tsx';

type Draft = Readonly<Record<string, string>>;

const draftKey = (siteId: string) => `disclosure-draft.${siteId}`;

function readDraft(siteId: string): Draft {
  try {
    return JSON.parse(sessionStorage.getItem(draftKey(siteId)) ?? '{}') as Draft;
  } catch {
    return {}; // Somebody else wrote under this name; the form begins empty.
  }
}

/** Asks for a release; what was typed is kept until it is sent. */
export function RequestForm({ siteId, reload }: { siteId: string; reload: () => void }) {
  const { translate } = useMessages();
  const [isOpen, setIsOpen] = useState(false);
  const [draft, setDraft] = useState(() => readDraft(siteId));
  if (!isOpen) {
    return (
      <div>
        <Button className={controls.button ?? ''} onPress={() => setIsOpen(true)}>
          {translate('disclosure.ask')}
        </Button>
      </div>
    );
  }
  const keep = (change: Draft) => {
    const next = { ...draft, ...change };
    setDraft(next);
    sessionStorage.setItem(draftKey(siteId), JSON.stringify(next));
  };
  const audience = (draft.audience ?? 'observer') as DisclosureAudience;
  const precision = (draft.precision ?? 'P1') as DisclosurePrecision;
  const send = async (typed: (name: string) => string) => {
    const [purpose, risks, expiresOn] = [typed('purpose'), typed('risks'), typed('expiresOn')];
    const body = { audience, precision, purpose, risks, expiresOn };
    await call(requestDisclosure, { params: { id: siteId }, body });
    sessionStorage.removeItem(draftKey(siteId));
    setDraft({});
    setIsOpen(false);
    reload();
  };
  const field = (name: 'purpose' | 'risks') => (
    <TypedField
      name={name}
      label={translate(`disclosure.${name}`)}
      needed={translate(`disclosure.fault.${name}`)}
      defaultValue={draft[name] ?? ''}
      maxLength={2_000}
    />
  );
  return (
    <div
      onChange={({ target }) => {
        if (target instanceof HTMLInputElement && target.name !== '') keep({ [target.name]: target.value });
      }}
    >
      <SendingForm
        button={translate('disclosure.send')}
        send={send}
        beside={
          <Button className={`${controls.button} ${controls.quiet}`} onPress={() => setIsOpen(false)}>
            {translate('disclosure.not-now')}
          </Button>
        }
      >
        <Choice
          label={translate('disclosure.audience')}
          options={disclosureAudiences.map((id) => ({ id, name: translate(`disclosure.audience.${id}`) }))}
          value={audience}
          onChange={(value) => keep({ audience: value })}
        />
        <Choice
          label={translate('disclosure.precision')}
          options={disclosurePrecisions.map((id) => ({ id, name: translate(`disclosure.precision.${id}`) }))}
          value={precision}
          onChange={(value) => keep({ precision: value })}
        />
        {field('purpose')}
        {field('risks')}
        <TypedField
          name="expiresOn"
          type="date"
          label={translate('disclosure.expires-on')}
          needed={translate('disclosure.fault.expires-on')}
          help={translate('disclosure.expires-help')}
          defaultValue={draft.expiresOn ?? ''}
        />
      </SendingForm>
    </div>
  );
}
