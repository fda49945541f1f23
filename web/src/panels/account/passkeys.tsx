import {
  addPasskey,
  beginPasskey,
  listPasskeys,
  type Passkey,
  removePasskey,
  renamePasskey,
} from '@jsa/contract';
import { useCallback, useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import { AskedPane } from '#panels/asked-pane.tsx';
import controls from '#panels/controls.module.css';
import { useMessages } from '#panels/parts.ts';
import { canHavePasskeys, makePasskey } from '#panels/passkey.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import { SendingForm, TypedField } from '#panels/sending-form.tsx';
import { useLoaded } from '#panels/use-loaded.ts';
import style from './account.module.css';

function NameForm({
  name,
  onSave,
  onCancel,
}: {
  name: string;
  onSave: (name: string) => Promise<void>;
  onCancel: () => void;
}) {
  const { translate } = useMessages();
  return (
    <SendingForm
      button={translate('account.passkeys.save')}
      send={(typed) => onSave(typed('name').trim())}
      beside={
        <Button className={`${controls.button} ${controls.quiet}`} onPress={onCancel}>
          {translate('account.cancel')}
        </Button>
      }
    >
      <TypedField
        name="name"
        label={translate('account.passkeys.name')}
        needed={translate('account.passkeys.name-needed')}
        defaultValue={name}
        maxLength={60}
        hasFocus={true}
      />
    </SendingForm>
  );
}

function PasskeyItem({ passkey, onChange }: { passkey: Passkey; onChange: () => void }) {
  const messages = useMessages();
  const { translate } = messages;
  const [isNaming, setIsNaming] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const { id, name, addedAt } = passkey;
  const remove = () => void call(removePasskey, { params: { id } }).then(onChange).catch(setProblem);
  const rename = async (chosen: string) => {
    await call(renamePasskey, { params: { id }, body: { name: chosen } });
    setIsNaming(false);
    onChange();
  };
  return (
    <li className={style.item}>
      {isNaming ? (
        <NameForm name={name} onSave={rename} onCancel={() => setIsNaming(false)} />
      ) : (
        <div>
          <p>{name}</p>
          <p className={style.soft}>
            {translate('account.passkeys.added', { date: messages.formatDate(addedAt) })}
          </p>
        </div>
      )}
      {!isNaming && (
        <div className={style.actions}>
          <Button
            className={controls.button ?? ''}
            aria-label={translate('account.passkeys.rename-it', { name })}
            onPress={() => setIsNaming(true)}
          >
            {translate('account.passkeys.rename')}
          </Button>
          <Button
            className={controls.button ?? ''}
            aria-label={translate('account.passkeys.remove-it', { name })}
            onPress={remove}
          >
            {translate('account.passkeys.remove')}
          </Button>
        </div>
      )}
      {problem !== null && (
        <p role="alert" className={controls.fieldError}>
          {problemSentence(messages, problem)}
        </p>
      )}
    </li>
  );
}

/** Keys of one's devices that sign in without a password. */
export function Passkeys() {
  const { translate } = useMessages();
  const [isAdding, setIsAdding] = useState(false);
  const asked = useLoaded(useCallback((signal: AbortSignal) => call(listPasskeys, {}, signal), []));
  const add = async (name: string) => {
    const response = await makePasskey(await call(beginPasskey, {}));
    await call(addPasskey, { body: { name, response } });
    setIsAdding(false);
    asked.reload();
  };
  return (
    <section className={style.section} aria-labelledby="account-passkeys">
      <h3 id="account-passkeys" className={style.title}>
        {translate('account.passkeys')}
      </h3>
      <p>{translate('account.passkeys.explained')}</p>
      <AskedPane asked={asked}>
        {({ passkeys }) =>
          passkeys.length === 0 ? (
            <p className={style.soft}>{translate('account.passkeys.none')}</p>
          ) : (
            <ul className={style.list}>
              {passkeys.map((passkey) => (
                <PasskeyItem key={passkey.id} passkey={passkey} onChange={asked.reload} />
              ))}
            </ul>
          )
        }
      </AskedPane>
      {!canHavePasskeys() && <p className={controls.notice}>{translate('account.passkeys.impossible')}</p>}
      {canHavePasskeys() && isAdding && <NameForm name="" onSave={add} onCancel={() => setIsAdding(false)} />}
      {canHavePasskeys() && !isAdding && (
        <Button className={controls.button ?? ''} onPress={() => setIsAdding(true)}>
          {translate('account.passkeys.add')}
        </Button>
      )}
    </section>
  );
}
