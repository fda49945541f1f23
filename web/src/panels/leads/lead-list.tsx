import { type LeadSummary, leadStatuses, sourceReliabilities } from '@jsa/contract';
import { useState } from 'react';
import { ListBox, ListBoxItem } from 'react-aria-components';
import { Choice } from '#panels/choice.tsx';
import controls from '#panels/controls.module.css';
import list from '#panels/list.module.css';
import { useMessages } from '#panels/parts.ts';
import { Line } from './fields.tsx';
import style from './leads.module.css';

const all = 'all';
type Filter = { text: string; status: string; reliability: string };

function matches(lead: LeadSummary, { text, status, reliability }: Filter): boolean {
  const searched = `${lead.reference} ${lead.caveatText}`.toLowerCase();
  return (
    searched.includes(text.trim().toLowerCase()) &&
    (status === all || lead.status === status) &&
    (reliability === all || lead.sourceReliability === reliability)
  );
}

function Filters({ filter, set }: { filter: Filter; set: (filter: Filter) => void }) {
  const { translate } = useMessages();
  const any = { id: all, name: translate('leads.filter.all') };
  return (
    <div className={style.filters}>
      <Line
        label={translate('leads.filter.text')}
        type="search"
        value={filter.text}
        onChange={(text) => set({ ...filter, text })}
      />
      <Choice
        label={translate('leads.filter.status')}
        options={[any, ...leadStatuses.map((id) => ({ id, name: translate(`leads.status.${id}`) }))]}
        value={filter.status}
        onChange={(status) => set({ ...filter, status })}
      />
      <Choice
        label={translate('leads.filter.reliability')}
        options={[
          any,
          ...sourceReliabilities.map((id) => ({
            id,
            name: `${id} – ${translate(`leads.reliability.${id}`)}`,
          })),
        ]}
        value={filter.reliability}
        onChange={(reliability) => set({ ...filter, reliability })}
      />
    </div>
  );
}

/** Letter and digit, said in words to whoever does not see them. */
export function Grade({ lead }: { lead: LeadSummary }) {
  const { translate } = useMessages();
  const { sourceReliability, informationCredibility } = lead;
  const words = `${translate(`leads.reliability.${sourceReliability}`)}; ${translate(`leads.credibility.${informationCredibility}`)}`;
  return (
    <span className={style.grade} title={words}>
      {sourceReliability}
      {informationCredibility}
      <span className={controls.visuallyHidden}> ({words})</span>
    </span>
  );
}

function Item({ lead }: { lead: LeadSummary }) {
  const { translate, formatDate } = useMessages();
  return (
    <ListBoxItem id={lead.id} textValue={lead.reference} className={list.item ?? ''}>
      <Grade lead={lead} />
      <div className={list.body}>
        <div className={list.title}>{lead.reference === '' ? '—' : lead.reference}</div>
        <div className={list.line}>{formatDate(lead.learntOn)}</div>
        <div className={list.tags}>
          {lead.unreadable !== null && <span className={`${controls.tag} ${controls.failure}`}>!</span>}
          {lead.status !== 'held' && (
            <span className={controls.tag}>{translate(`leads.status.${lead.status}`)}</span>
          )}
          {lead.site !== null && <span className={controls.tag}>{lead.site.code}</span>}
          {lead.caveats.map((caveat) => (
            <span key={caveat} className={`${controls.tag} ${controls.warning}`}>
              {translate(`leads.caveat.${caveat}`)}
            </span>
          ))}
        </div>
      </div>
    </ListBoxItem>
  );
}

type LeadListProps = {
  leads: readonly LeadSummary[];
  chosenId: string | null;
  onChoose: (id: string) => void;
};

/** The index of the vault, filtered in this page only: what is sought is not said to the server. */
export function LeadList({ leads, chosenId, onChoose }: LeadListProps) {
  const { translate } = useMessages();
  const [filter, setFilter] = useState<Filter>({ text: '', status: all, reliability: all });
  const shown = leads.filter((lead) => matches(lead, filter));
  if (leads.length === 0) return <p className={style.empty}>{translate('leads.none')}</p>;
  return (
    <>
      <Filters filter={filter} set={setFilter} />
      {shown.length === 0 ? (
        <p role="status" className={style.empty}>
          {translate('leads.none-match')}
        </p>
      ) : (
        <ListBox
          aria-label={translate('leads.title')}
          className={list.list ?? ''}
          items={shown}
          selectionMode="single"
          selectedKeys={chosenId === null ? [] : [chosenId]}
          onSelectionChange={(keys) => {
            const [id] = keys === 'all' ? [] : [...keys];
            if (id !== undefined) onChoose(String(id));
          }}
        >
          {(lead) => <Item lead={lead} />}
        </ListBox>
      )}
    </>
  );
}
