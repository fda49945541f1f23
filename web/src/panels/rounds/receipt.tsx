import type { DepositReceipt } from '@jsa/contract';
import { useRef } from 'react';
import { Button } from 'react-aria-components';
import controls from '#panels/controls.module.css';
import { useMessages } from '#panels/parts.ts';
import { printPart } from '#panels/print-part.ts';
import style from './rounds.module.css';
import { delegationNames } from './words.ts';

/** What a delegation keeps on paper: with it anybody can show later that the position was not exchanged. */
export function Receipt({ receipt }: { receipt: DepositReceipt }) {
  const { translate, formatDateTime } = useMessages();
  const sheet = useRef<HTMLDivElement>(null);
  const rows = [
    ['receipt.round', `${receipt.roundCode} · ${receipt.siteCodes.join(', ')}`],
    ['receipt.delegation', translate(delegationNames[receipt.delegation])],
    ['receipt.at', `${formatDateTime(receipt.depositedAt)} · ${receipt.depositedBy}`],
    ['receipt.replaced', String(receipt.replacedCount)],
  ] as const;
  const hashes = [
    ['receipt.commitment', receipt.commitment],
    ['receipt.subject', receipt.subjectSha256],
    ['receipt.pack', receipt.packSha256],
    ['receipt.audit', receipt.auditHeadSha256],
    ['receipt.chair-key', receipt.chairFingerprint],
    ['receipt.own-key', receipt.ownFingerprint],
  ] as const;
  return (
    <div className={`${controls.notice} ${style.stack}`} role="status">
      <div ref={sheet}>
        <h4 className={style.subtitle}>{translate('receipt.title')}</h4>
        <p>{translate('receipt.why')}</p>
        <dl className={style.facts}>
          {rows.map(([name, value]) => (
            <div key={name} className={style.contents}>
              <dt>{translate(name)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
          {hashes.map(([name, value]) => (
            <div key={name} className={style.contents}>
              <dt>{translate(name)}</dt>
              <dd className={controls.hash}>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      <div>
        <Button className={controls.button ?? ''} onPress={() => sheet.current && printPart(sheet.current)}>
          {translate('receipt.print')}
        </Button>
      </div>
    </div>
  );
}
