import { isPermitted, type Permission, type SiteDetail, siteStatusFamily } from '@jsa/contract';
import { Button, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { AssessmentsTab } from '#panels/assessments/index.tsx';
import controls from '#panels/controls.module.css';
import { DigTab } from '#panels/digs/index.tsx';
import { DisclosuresPanel } from '#panels/disclosures/index.tsx';
import { useMessages, useParts, useStore } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import { ReadingsTab } from '#panels/readings/index.tsx';
import { SiteSymbol } from '#panels/site-symbol.tsx';
import { type SiteTab, siteTabs } from '#state/view.ts';
import { ClearancesTab } from './clearances-tab.tsx';
import { HistoryTab } from './history-tab.tsx';
import { Information } from './information.tsx';
import { Overview } from './overview.tsx';
import { refusalOf } from './refusal.ts';
import style from './sites.module.css';
import { type SiteAtHand, useSite } from './use-site.ts';

export { type AreaDraftStore, createAreaDraft } from './area-draft.ts';
export { ProposeSiteForm } from './propose-form.tsx';

function Head({ site }: { site: SiteDetail }) {
  const { translate, formatDate } = useMessages();
  return (
    <header className={style.head}>
      <div className={style.headLine}>
        <span className={style.code}>{site.code}</span>
        {site.isFictional && (
          <span className={`${controls.tag} ${controls.fiction}`}>{translate('app.demo')}</span>
        )}
      </div>
      <h3 className={style.name}>{site.title}</h3>
      <div className={style.headLine}>
        <SiteSymbol family={siteStatusFamily[site.status]} />
        <span>
          {translate(`site.status.${site.status}`)}{' '}
          <span className={style.help}>
            {translate('site-panel.since', { date: formatDate(site.statusSince) })}
          </span>
        </span>
      </div>
    </header>
  );
}

/** What is asked of whoever opens a tab that not everybody has. */
const permissionOfTab: Partial<Record<SiteTab, Permission>> = {
  dig: 'dig.read',
  disclosures: 'disclosure.read',
  readings: 'reading.read',
};

/** There are more of them than fit: the one that an address or a link opened is to be seen, as soon as it is there. */
function showTab(tab: HTMLDivElement | null): void {
  tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

function Parts({ site, put, reload }: { site: SiteDetail } & Pick<SiteAtHand, 'put' | 'reload'>) {
  const { translate } = useMessages();
  const { session, view } = useParts();
  const { person } = useStore(session);
  const { siteTab } = useStore(view);
  const contents = {
    overview: <Overview site={site} put={put} reload={reload} />,
    information: <Information site={site} put={put} />,
    clearances: <ClearancesTab siteId={site.id} />,
    assessments: <AssessmentsTab siteId={site.id} />,
    readings: <ReadingsTab siteId={site.id} />,
    dig: <DigTab siteId={site.id} />,
    disclosures: <DisclosuresPanel siteId={site.id} />,
    history: <HistoryTab siteId={site.id} version={site.version} />,
  };
  // Below P3 there is nothing behind the other tabs.
  const mine = siteTabs.filter((tab) => {
    const permission = permissionOfTab[tab];
    return permission === undefined || isPermitted(person?.roles ?? [], permission);
  });
  const shown: readonly SiteTab[] = site.place === null ? ['overview', 'history'] : mine;
  const selected = shown.includes(siteTab) ? siteTab : 'overview';
  return (
    <Tabs
      className={style.tabs}
      selectedKey={selected}
      onSelectionChange={(tab) => view.set({ siteTab: tab as SiteTab })}
    >
      <TabList className={style.tabList ?? ''} aria-label={translate('site-panel.tabs')}>
        {shown.map((tab) => (
          <Tab key={tab} id={tab} ref={tab === selected ? showTab : undefined} className={style.tab ?? ''}>
            {translate(`site-panel.tab.${tab}`)}
          </Tab>
        ))}
      </TabList>
      {shown.map((tab) => (
        <TabPanel key={tab} id={tab} className={style.tabPanel ?? ''}>
          {contents[tab]}
        </TabPanel>
      ))}
    </Tabs>
  );
}

/** Everything about one candidate site that the reader may see, and what they can do with it. */
export function SitePanel({ siteId }: { siteId: string }) {
  const messages = useMessages();
  const { translate } = messages;
  const { site, problem, reload, put } = useSite(siteId);
  if (site !== null) {
    return (
      <div className={style.panel}>
        <Head site={site} />
        <Parts site={site} put={put} reload={reload} />
      </div>
    );
  }
  if (problem === null) {
    return (
      <p role="status" className={style.panel}>
        {translate('site-panel.loading')}
      </p>
    );
  }
  const isGone = refusalOf(problem)?.code === 'not-found';
  return (
    <div role="alert" className={style.panel}>
      <p className={`${controls.notice} ${isGone ? '' : controls.noticeError}`}>
        {isGone
          ? translate('site-panel.gone')
          : translate('site-panel.failed', { message: problemSentence(messages, problem) })}
      </p>
      {!isGone && (
        <Button className={controls.button ?? ''} onPress={reload}>
          {translate('site-panel.try-again')}
        </Button>
      )}
    </div>
  );
}
