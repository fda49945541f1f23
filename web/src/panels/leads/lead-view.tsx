import {
  isPermitted,
  type LeadDetail,
  type LeadOpening,
  type LeadPlace,
  leadMachine,
  nextState,
} from '@jsa/contract';
import { coordinateSystems, formatCoordinates } from '@jsa/coordinates';
import { Button } from 'react-aria-components';
import controls from '#panels/controls.module.css';
import detail from '#panels/detail.module.css';
import { useMessages, useParts, useStore } from '#panels/parts.ts';
import { ClosedPart } from './closed-part.tsx';
import { fieldNames } from './field-names.ts';
import { Grade } from './lead-list.tsx';
import style from './leads.module.css';
import { whatKeepsItOffTheTable } from './off-the-table.ts';
import { systemNames } from './place-draft.ts';

function Caveats({ lead }: { lead: LeadDetail }) {
  const { translate, formatDate } = useMessages();
  const { caveats, doNotTableBefore, caveatText } = lead;
  return (
    <section className={style.section}>
      <h4 className={style.subtitle}>{translate('leads.caveats')}</h4>
      {caveats.length === 0 && caveatText === '' && (
        <p className={style.soft}>{translate('leads.caveats.none')}</p>
      )}
      <ul className={style.row}>
        {caveats.map((caveat) => (
          <li key={caveat} className={`${controls.tag} ${controls.warning}`}>
            {caveat === 'do-not-table-before' && doNotTableBefore !== null
              ? translate('leads.caveat.before-day', { day: formatDate(doNotTableBefore) })
              : translate(`leads.caveat.${caveat}`)}
          </li>
        ))}
      </ul>
      {caveatText !== '' && <p className={style.said}>{caveatText}</p>}
    </section>
  );
}

/** As it was told, which shows how finely it is known; the same in degrees only where nothing was typed. */
function pointText({ originalText, originalCrs }: LeadPlace, position: [number, number]): string {
  const system = coordinateSystems.find((known) => known === originalCrs);
  if (originalText === '' || system === undefined) return formatCoordinates(position, 'wgs84');
  return `${originalText} (${systemNames[system]})`;
}

function Place({ lead }: { lead: LeadDetail }) {
  const { translate, formatNumber } = useMessages();
  const { place } = lead;
  return (
    <section className={style.section}>
      <h4 className={style.subtitle}>{translate('leads.place')}</h4>
      {place === null ? (
        <p className={style.soft}>{translate('leads.place.none')}</p>
      ) : (
        <div>
          {place.words !== '' && <p>{place.words}</p>}
          {place.position !== null && <p>{pointText(place, place.position)}</p>}
          {place.horizontalUncertaintyM !== null && (
            <p className={style.soft}>
              {translate('leads.place.uncertain-by', {
                uncertainty: formatNumber(Math.round(place.horizontalUncertaintyM), 0),
              })}
            </p>
          )}
          {place.area !== null && <p className={style.soft}>{translate('leads.place.area')}</p>}
        </div>
      )}
    </section>
  );
}

function Versions({ lead }: { lead: LeadDetail }) {
  const { translate, formatDateTime } = useMessages();
  return (
    <details className={detail.more}>
      <summary className={detail.summary}>{translate('leads.versions')}</summary>
      <ol className={style.openings}>
        {lead.versions.map(({ version, changedAt, changedBy, fields }) => (
          <li key={version} className={style.opening}>
            <p>{translate('leads.version', { version, changedBy, changedAt: formatDateTime(changedAt) })}</p>
            <p className={style.soft}>{fields.map((field) => fieldNames(translate, field)).join(', ')}</p>
          </li>
        ))}
      </ol>
    </details>
  );
}

export type LeadDeed = 'change' | 'table' | 'withdraw';

/** What the person may do with the lead now; what its caveats forbid is said instead of being hidden. */
function Deeds({ lead, onDeed }: { lead: LeadDetail; onDeed: (deed: LeadDeed) => void }) {
  const { session } = useParts();
  const { translate, formatDate } = useMessages();
  const { person } = useStore(session);
  const roles = person?.roles ?? [];
  const mayWrite =
    isPermitted(roles, 'lead.write') && lead.status !== 'withdrawn' && lead.unreadable === null;
  const mayTable = isPermitted(roles, 'lead.table') && nextState(leadMachine, lead.status, 'table') !== null;
  const kept = whatKeepsItOffTheTable(lead);
  const caveat =
    kept === 'do-not-table-before'
      ? translate('leads.caveat.before-day', { day: formatDate(lead.doNotTableBefore ?? '') })
      : kept && translate(`leads.caveat.${kept}`);
  const isWithdrawable = nextState(leadMachine, lead.status, 'withdraw') !== null;
  return (
    <div className={style.section}>
      <div className={style.actions}>
        {mayWrite && mayTable && (
          <Button
            className={`${controls.button} ${controls.primary}`}
            isDisabled={kept !== null}
            onPress={() => onDeed('table')}
          >
            {translate('leads.table')}
          </Button>
        )}
        {mayWrite && (
          <Button className={controls.button ?? ''} onPress={() => onDeed('change')}>
            {translate('leads.change')}
          </Button>
        )}
        {mayWrite && isWithdrawable && (
          <Button className={`${controls.button} ${controls.quiet}`} onPress={() => onDeed('withdraw')}>
            {translate('leads.withdraw')}
          </Button>
        )}
      </div>
      {mayTable && caveat !== null && (
        <p className={style.soft}>{translate('leads.table.kept-by', { caveat })}</p>
      )}
    </div>
  );
}

type LeadViewProps = {
  lead: LeadDetail;
  openings: readonly LeadOpening[];
  onChange: () => void;
  onDeed: (deed: LeadDeed) => void;
};

/** A lead as it lies in the vault: everything but its closed part, and the way to open that. */
export function LeadView({ lead, openings, onChange, onDeed }: LeadViewProps) {
  const { translate, formatDate } = useMessages();
  return (
    <article className={style.column}>
      <header className={style.section}>
        <div className={style.row}>
          <Grade lead={lead} />
          <h3 className={style.title}>{lead.reference === '' ? '—' : lead.reference}</h3>
          <span className={controls.tag}>{translate(`leads.status.${lead.status}`)}</span>
          {lead.site !== null && <span className={controls.tag}>{lead.site.code}</span>}
        </div>
        <p className={style.soft}>
          {translate('leads.learnt-on')}: {formatDate(lead.learntOn)} ·{' '}
          {translate(`leads.reliability.${lead.sourceReliability}`)} ·{' '}
          {translate(`leads.credibility.${lead.informationCredibility}`)}
        </p>
        {lead.status === 'withdrawn' && (
          <p className={controls.notice}>
            {translate('leads.withdrawn-because', { reason: lead.withdrawalReason })}
          </p>
        )}
        {lead.unreadable !== null && (
          <p role="alert" className={`${controls.notice} ${controls.noticeError}`}>
            {translate(`leads.unreadable.${lead.unreadable}`)}
          </p>
        )}
      </header>
      <Deeds lead={lead} onDeed={onDeed} />
      <Caveats lead={lead} />
      <Place lead={lead} />
      <ClosedPart key={lead.id} leadId={lead.id} openings={openings} onChange={onChange} />
      <Versions lead={lead} />
    </article>
  );
}
