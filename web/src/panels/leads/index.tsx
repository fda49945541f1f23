import { isPermitted, type LeadSummary, type Owner, type Person } from '@jsa/contract';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import controls from '#panels/controls.module.css';
import { Icon } from '#panels/icon.tsx';
import { useIsNarrow, useMessages, useParts, useStore } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import { LeadForm } from './lead-form.tsx';
import { LeadList } from './lead-list.tsx';
import { type LeadDeed, LeadView } from './lead-view.tsx';
import style from './leads.module.css';
import { OpeningList } from './opening-list.tsx';
import { TablingForm } from './tabling-form.tsx';
import { useLead, useVault, type Vault } from './use-vault.ts';
import { WithdrawForm } from './withdraw-form.tsx';

/** What stands in the wide part of the screen. */
type Shown =
  | { readonly what: 'nothing' | 'new' | 'openings' }
  | { readonly what: 'lead'; readonly id: string; readonly deed: LeadDeed | null };

type PaneProps = { vault: Vault; show: (shown: Shown) => void };

function ownerOf({ organisation }: Person): Owner {
  return organisation.delegation ?? 'chair';
}

function OneLead({
  vault,
  show,
  summary,
  deed,
}: PaneProps & { summary: LeadSummary; deed: LeadDeed | null }) {
  const messages = useMessages();
  const [tabledCode, setTabledCode] = useState<string | null>(null);
  const { lead, problem } = useLead(summary.id, summary.version);
  const look = (next: LeadDeed | null) => show({ what: 'lead', id: summary.id, deed: next });
  const done = () => {
    vault.reload();
    look(null);
  };
  if (problem !== null) {
    return (
      <p role="alert" className={style.empty}>
        {problemSentence(messages, problem)}
      </p>
    );
  }
  if (lead === null) return <p className={style.empty}>{messages.translate('leads.loading')}</p>;
  const form = { lead, onDone: done, onCancel: () => look(null) };
  if (deed === 'change') return <LeadForm key={lead.id} {...form} />;
  if (deed === 'withdraw') return <WithdrawForm {...form} />;
  if (deed === 'table') {
    return (
      <TablingForm
        {...form}
        onDone={(code) => {
          setTabledCode(code);
          done();
        }}
      />
    );
  }
  return (
    <>
      <p role="status" className={tabledCode === null ? controls.visuallyHidden : style.empty}>
        {tabledCode === null ? '' : messages.translate('leads.table.done', { code: tabledCode })}
      </p>
      <LeadView lead={lead} openings={vault.openings} onChange={vault.reload} onDeed={look} />
    </>
  );
}

function Pane({ vault, show, shown }: PaneProps & { shown: Shown }) {
  const { translate } = useMessages();
  if (shown.what === 'openings') return <OpeningList openings={vault.openings} onChange={vault.reload} />;
  if (shown.what === 'new') {
    return (
      <LeadForm
        lead={null}
        onCancel={() => show({ what: 'nothing' })}
        onDone={({ id }) => {
          vault.reload();
          show({ what: 'lead', id, deed: null });
        }}
      />
    );
  }
  if (shown.what === 'lead') {
    const summary = vault.leads?.find(({ id }) => id === shown.id);
    if (summary !== undefined) {
      return <OneLead key={summary.id} vault={vault} show={show} summary={summary} deed={shown.deed} />;
    }
  }
  return <p className={style.empty}>{translate('leads.choose')}</p>;
}

function Head({ vault, show, person, shown }: PaneProps & { person: Person; shown: Shown }) {
  const { translate } = useMessages();
  const isNarrow = useIsNarrow();
  const count = vault.openings.filter(
    ({ state, requestedBy }) => state === 'waiting' && requestedBy.id !== person.id,
  ).length;
  return (
    <header className={style.head}>
      {isNarrow && shown.what !== 'nothing' && (
        <Button
          className={`${controls.button} ${controls.quiet} ${controls.icon}`}
          aria-label={translate('leads.back')}
          onPress={() => show({ what: 'nothing' })}
        >
          <Icon name="back" />
        </Button>
      )}
      <div className={style.heading}>
        <h2 className={style.title}>{translate('leads.title')}</h2>
        <p className={style.soft}>{translate(`leads.whose.${ownerOf(person)}`)}</p>
      </div>
      <div className={style.actions}>
        <Button className={controls.button ?? ''} onPress={() => show({ what: 'openings' })}>
          {translate('leads.openings')}
          {count > 0 && (
            <span className={`${controls.tag} ${controls.warning}`}>
              {translate('leads.openings.waiting', { count })}
            </span>
          )}
        </Button>
        {isPermitted(person.roles, 'lead.write') && (
          <Button className={`${controls.button} ${controls.primary}`} onPress={() => show({ what: 'new' })}>
            <Icon name="plus" />
            {translate('leads.add')}
          </Button>
        )}
      </div>
    </header>
  );
}

function Index({ vault, show, shown }: PaneProps & { shown: Shown }) {
  const messages = useMessages();
  const { leads, problem, reload } = vault;
  return (
    <nav className={style.list} aria-label={messages.translate('leads.title')}>
      {problem !== null && (
        <div role="alert" className={`${style.empty} ${style.section}`}>
          <p>{problemSentence(messages, problem)}</p>
          <Button className={controls.button ?? ''} onPress={reload}>
            {messages.translate('leads.try-again')}
          </Button>
        </div>
      )}
      {leads === null && problem === null && (
        <p role="status" className={style.empty}>
          {messages.translate('leads.loading')}
        </p>
      )}
      {leads !== null && (
        <LeadList
          leads={leads}
          chosenId={shown.what === 'lead' ? shown.id : null}
          onChoose={(id) => show({ what: 'lead', id, deed: null })}
        />
      )}
    </nav>
  );
}

function VaultOf({ person }: { person: Person }) {
  const vault = useVault();
  const [shown, show] = useState<Shown>({ what: 'nothing' });
  const pane = { vault, show, shown };
  return (
    <div className={style.screen} data-shows={shown.what === 'nothing' ? 'list' : 'detail'}>
      <Head {...pane} person={person} />
      <Index {...pane} />
      <section className={style.detail}>
        <Pane {...pane} />
      </section>
    </div>
  );
}

/** The own vault. Nothing of it goes into the address bar, into the browser's stores or into what is written down. */
export function LeadsScreen() {
  const { session } = useParts();
  const { translate } = useMessages();
  const { person } = useStore(session);
  if (person === null || !isPermitted(person.roles, 'lead.read')) {
    return <p className={style.empty}>{translate('leads.not-permitted')}</p>;
  }
  return <VaultOf key={person.id} person={person} />;
}
