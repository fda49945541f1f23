import type { DigRecord, KeptDigRecord } from '@jsa/contract';
import controls from '#panels/controls.module.css';
import { useMessages } from '#panels/parts.ts';
import style from './digs.module.css';

/** What was dug, with what the polygons come to. */
export function RecordView({ kept, record }: { kept: KeptDigRecord; record: DigRecord }) {
  const { translate, formatDate, formatNumber } = useMessages();
  const { volumes, writtenBy, writtenAt } = kept;
  const square = (value: number) => translate('dig-list.square-metres', { area: formatNumber(value, 1) });
  const cubic = (value: number) => translate('dig-record.cubic-metres', { volume: formatNumber(value, 1) });
  const metres = (value: number) => translate('dig.metres', { value: formatNumber(value, 1) });
  const fact = (name: string, value: string | null) =>
    value === null || value.trim() === '' ? null : (
      <>
        <dt>{name}</dt>
        <dd className={style.prose}>{value}</dd>
      </>
    );
  const planned =
    volumes === null || volumes.plannedAreaM2 === null || volumes.plannedVolumeM3 === null
      ? null
      : `${square(volumes.plannedAreaM2)}, ${cubic(volumes.plannedVolumeM3)}`;
  const families = record.familiesInformed;
  return (
    <div className={style.stack}>
      <div>
        <span className={controls.tag}>{translate(`dig-record.result.${record.result}`)}</span>
      </div>
      <dl className={style.facts}>
        {fact(
          translate('dig-record.days'),
          translate('dig-list.from-until', {
            from: formatDate(record.dugFrom),
            until: formatDate(record.dugUntil),
          }),
        )}
        {fact(translate('dig-record.planned'), planned)}
        {volumes !== null &&
          fact(translate('dig-record.dug'), `${square(volumes.dugAreaM2)}, ${cubic(volumes.dugVolumeM3)}`)}
        {fact(
          translate('dig-record.trenches'),
          record.trenches.map(({ depthM }, at) => `${at + 1}: ${metres(depthM)}`).join('\n'),
        )}
        {volumes?.notOpenedM2 != null &&
          fact(translate('dig-record.not-opened'), square(volumes.notOpenedM2))}
        {volumes?.outsidePlanM2 != null &&
          fact(translate('dig-record.outside-plan'), square(volumes.outsidePlanM2))}
        {fact(translate('dig-record.residual'), record.residual?.because ?? null)}
        {fact(
          translate('dig-record.tested'),
          record.tested
            .map(({ name, cause, depthM, note }) =>
              [
                `${name}: ${translate(`dig-record.cause.${cause}`)}`,
                depthM === null ? '' : metres(depthM),
                note,
              ]
                .filter((part) => part !== '')
                .join(', '),
            )
            .join('\n'),
        )}
        {fact(translate('dig-record.untested'), record.untested)}
        {fact(
          translate('dig-record.interruptions'),
          record.interruptions
            .map(({ from, until, reason, by, note }) =>
              [
                until === null ? formatDate(from) : `${formatDate(from)} – ${formatDate(until)}`,
                translate(`dig-record.reason.${reason}`),
                by,
                note,
              ]
                .filter((part) => part !== '')
                .join(', '),
            )
            .join('\n'),
        )}
        {fact(translate('dig-record.volume'), record.volumeStatement)}
        {fact(
          translate('dig-record.families'),
          families === null
            ? translate('dig-record.families-not-yet')
            : `${formatDate(families.on)}, ${families.by}`,
        )}
        {fact(translate('dig-record.note'), record.note)}
      </dl>
      {writtenAt !== null && (
        <p className={style.small}>
          {translate('dig.written', { name: writtenBy ?? '', date: formatDate(writtenAt) })}
        </p>
      )}
    </div>
  );
}
