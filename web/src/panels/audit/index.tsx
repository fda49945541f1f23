import { isPermitted } from '@jsa/contract';
import { useState } from 'react';
import { useMessages, useParts, useStore } from '#panels/parts.ts';
import style from './audit.module.css';
import { CheckSection } from './check-section.tsx';
import { EntryList } from './entry-list.tsx';
import { HeadSection } from './head-section.tsx';

/** What was done and by whom, how far the log has come, and the ways to see that nobody changed it. */
export function AuditScreen() {
  const { session } = useParts();
  const { translate } = useMessages();
  const { person } = useStore(session);
  const [checkCount, setCheckCount] = useState(0);
  const mayVerify = person !== null && isPermitted(person.roles, 'audit.verify');
  return (
    <div className={style.screen}>
      <p>{translate('audit.intro')}</p>
      <div className={style.cards}>
        {/* The check is an entry: the head has moved on. */}
        <HeadSection key={checkCount} />
        {mayVerify && <CheckSection onChecked={() => setCheckCount((count) => count + 1)} />}
      </div>
      <EntryList turn={checkCount} />
    </div>
  );
}
