import { useState } from 'react';
import { Button, Input, Label, TextField } from 'react-aria-components';
import { Choice } from '#panels/choice.tsx';
import controls from '#panels/controls.module.css';
import { useMessages } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import style from './audit.module.css';
import { type EntryFilter, type EntryKind, entryKinds, noFilter } from './entry-filter.ts';
import { EntryItem } from './entry-item.tsx';
import { useEntries } from './use-entries.ts';

type FilterProps = { filter: EntryFilter; onChange: (change: Partial<EntryFilter>) => void };

function FilterForm({ filter, onChange }: FilterProps) {
  const { translate } = useMessages();
  const options = entryKinds.map((kind): { id: EntryKind; name: string } => ({
    id: kind,
    name: translate(`audit.kind.${kind}`),
  }));
  return (
    <div className={style.filter}>
      <Choice
        label={translate('audit.filter-kind')}
        options={options}
        value={filter.kind}
        onChange={(kind) => onChange({ kind })}
      />
      {(['from', 'until'] as const).map((end) => (
        <TextField
          key={end}
          className={controls.field}
          type="date"
          value={filter[end]}
          onChange={(day) => onChange({ [end]: day })}
        >
          <Label className={controls.label}>{translate(`audit.filter-${end}`)}</Label>
          <Input className={controls.input} />
        </TextField>
      ))}
    </div>
  );
}

function FilteredBy({ filter, onChange }: FilterProps) {
  const { translate } = useMessages();
  if (filter === noFilter) return null;
  const { person, subjectId } = filter;
  return (
    <div className={style.row}>
      {person && (
        <span className={controls.tag}>{translate('audit.filtered-person', { name: person.name })}</span>
      )}
      {subjectId && (
        <span className={`${controls.tag} ${style.long}`}>
          {translate('audit.filtered-subject', { id: subjectId })}
        </span>
      )}
      <Button className={controls.button ?? ''} onPress={() => onChange(noFilter)}>
        {translate('audit.unfilter')}
      </Button>
    </div>
  );
}

/** What the reader may know of, the newest first. */
export function EntryList({ turn }: { turn: number }) {
  const messages = useMessages();
  const { translate } = messages;
  const [filter, setFilter] = useState(noFilter);
  const { entries, nextBefore, problem, isLoading, more, reload } = useEntries(filter, turn);
  const change = (part: Partial<EntryFilter>) =>
    setFilter(part === noFilter ? noFilter : (before) => ({ ...before, ...part }));
  return (
    <section className={style.stack} aria-labelledby="audit-entries">
      <h3 id="audit-entries" className={style.title}>
        {translate('audit.entries')}
      </h3>
      <p className={style.soft}>{translate('audit.entries-why')}</p>
      <FilterForm filter={filter} onChange={change} />
      <FilteredBy filter={filter} onChange={change} />
      {problem !== null && (
        <div role="alert" className={`${controls.notice} ${controls.noticeError} ${style.row}`}>
          <p>{problemSentence(messages, problem)}</p>
          <Button className={controls.button ?? ''} onPress={reload}>
            {translate('audit.try-again')}
          </Button>
        </div>
      )}
      {entries !== null && entries.length === 0 && !isLoading && (
        <p className={controls.notice}>{translate('audit.none')}</p>
      )}
      {entries !== null && (
        <ul className={style.entries}>
          {entries.map((entry) => (
            <EntryItem key={entry.sequence} entry={entry} onFilter={change} />
          ))}
        </ul>
      )}
      {isLoading && <p role="status">{translate('audit.loading')}</p>}
      {nextBefore !== null && !isLoading && (
        <div>
          <Button className={controls.button ?? ''} onPress={more}>
            {translate('audit.older')}
          </Button>
        </div>
      )}
    </section>
  );
}
