import { addOrganisation, type OrganisationKind } from '@jsa/contract';
import { useState } from 'react';
import { call } from '#api/client.ts';
import { Choice } from '#panels/choice.tsx';
import { useMessages } from '#panels/parts.ts';
import { KeptForm, TypedField } from '#panels/sending-form.tsx';
import style from './people.module.css';

/** Of these there may be any number; the delegations, the chair and the host are there once. */
const kinds = ['field-team', 'institution', 'observer'] as const satisfies readonly OrganisationKind[];

export function OrganisationForm({ onAdded }: { onAdded: () => void }) {
  const { translate } = useMessages();
  const [kind, setKind] = useState<(typeof kinds)[number]>('field-team');
  const [addedCount, setAddedCount] = useState(0);
  return (
    <section className={style.section} aria-labelledby="people-organisation">
      <h3 id="people-organisation" className={style.title}>
        {translate('people.organisation.add')}
      </h3>
      <KeptForm
        keptAs="organisation"
        key={addedCount}
        button={translate('people.organisation.save')}
        send={async (typed) => {
          await call(addOrganisation, { body: { kind, name: typed('name').trim() } });
          setAddedCount((before) => before + 1);
          onAdded();
        }}
      >
        <div className={style.pair}>
          <TypedField
            name="name"
            label={translate('people.organisation.name')}
            needed={translate('people.organisation.name-needed')}
            maxLength={120}
          />
          <Choice
            label={translate('people.organisation.kind')}
            options={kinds.map((id) => ({ id, name: translate(`organisation.${id}`) }))}
            value={kind}
            onChange={setKind}
          />
        </div>
      </KeptForm>
    </section>
  );
}
