import { Button } from 'react-aria-components';
import controls from './controls.module.css';
import { CopyButton } from './copy-button.tsx';
import { useMessages } from './parts.ts';
import style from './second-factor-setup.module.css';

/** Shown once: the codes that replace a lost phone. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const { translate } = useMessages();
  return (
    <div className={style.part}>
      <h3>{translate('account.second.codes')}</h3>
      <p>{translate('account.second.codes.explained')}</p>
      <ul className={style.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={style.actions}>
        <Button className={`${controls.button} ${controls.primary}`} onPress={onKept}>
          {translate('account.second.codes.kept')}
        </Button>
        <CopyButton
          text={codes.join('\n')}
          label={translate('account.second.copy')}
          doneLabel={translate('account.second.copied')}
        />
      </div>
    </div>
  );
}
