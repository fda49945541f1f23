import type { Anomaly, Reading } from '@jsa/contract';
import controls from '#panels/controls.module.css';
import { useMessages } from '#panels/parts.ts';
import style from './readings.module.css';

/** One sealed reading: who, what, how sure, and what else it could be. */
export function ReadingView({ reading }: { reading: Reading }) {
  const { translate, formatDateTime, formatNumber } = useMessages();
  const { party, reader, isInformed, content, sealedAt, sha256 } = reading;
  return (
    <article className={style.card} aria-label={translate(`readings.party.${party}`)}>
      <div className={style.row}>
        <h5 className={style.subheading}>{translate(`readings.party.${party}`)}</h5>
        <span>{reader}</span>
        {isInformed && <span className={controls.tag}>{translate('readings.informed')}</span>}
      </div>
      {content.anomalies.length === 0 && <p className={style.prose}>{content.nothingOfInterest}</p>}
      <ul className={style.list}>
        {content.anomalies.map((anomaly) => (
          <li key={anomaly.id}>
            <AnomalyView anomaly={anomaly} />
          </li>
        ))}
      </ul>
      {content.detectability !== null && (
        <p>
          {translate(`readings.detectability.${content.detectability}`)}
          {content.usefulDepthM !== null &&
            ` · ${translate('readings.useful-to', { depth: formatNumber(content.usefulDepthM, 1) })}`}
        </p>
      )}
      {content.detectabilityReason !== '' && <p className={style.prose}>{content.detectabilityReason}</p>}
      {sealedAt !== null && (
        <p className={style.small}>
          {translate('readings.sealed-at', { date: formatDateTime(sealedAt) })}{' '}
          <span className={controls.hash}>{sha256}</span>
        </p>
      )}
    </article>
  );
}

function AnomalyView({ anomaly }: { anomaly: Anomaly }) {
  const { translate, formatNumber } = useMessages();
  const { name, interpretiveClass, confidence, topM, baseM, depthErrorM, velocityBasis } = anomaly;
  const depth = (value: number | null) => (value === null ? '?' : formatNumber(value, 1));
  return (
    <>
      <p>
        <strong>{name}</strong>
        {interpretiveClass !== null && `: ${translate(`readings.class.${interpretiveClass}`)}`}
        {confidence !== null && ` · ${translate(`readings.confidence.${String(confidence) as '1'}`)}`}
      </p>
      <p className={style.small}>
        {anomaly.observations.map(({ class: seen }) => translate(`readings.seen.${seen}`)).join(', ')}
        {(topM !== null || baseM !== null) &&
          ` · ${translate('readings.depth', {
            top: depth(topM),
            base: depth(baseM),
            error: depth(depthErrorM),
            basis: translate(`readings.velocity.${velocityBasis}`),
          })}`}
      </p>
      {anomaly.alternatives.map(({ class: other, whyFor, whyAgainst }) => (
        <p key={`${other} ${whyFor}`} className={style.small}>
          {translate('readings.or-else', { what: translate(`readings.class.${other}`), whyFor, whyAgainst })}
        </p>
      ))}
    </>
  );
}
