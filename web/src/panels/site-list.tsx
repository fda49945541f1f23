import { type SiteSummary, siteStatusFamily } from '@jsa/contract';
import { ListBox, ListBoxItem } from 'react-aria-components';
import controls from './controls.module.css';
import style from './list.module.css';
import { useMessages, useParts, useStore, useStored } from './parts.ts';
import { SiteSymbol } from './site-symbol.tsx';

function SiteItem({ site }: { site: SiteSummary }) {
  const { selection } = useParts();
  const { translate } = useMessages();
  const isLit = useStored(selection, ({ hoveredSiteId }) => hoveredSiteId === site.id);
  const details = [site.code];
  if (site.recordingCount > 0) details.push(translate('sites.recordings', { count: site.recordingCount }));
  return (
    <ListBoxItem
      id={site.id}
      textValue={`${site.code} ${site.title}`}
      className={`${style.item} ${isLit ? style.lit : ''}`}
      onHoverChange={(isHovered) => selection.set({ hoveredSiteId: isHovered ? site.id : null })}
    >
      <SiteSymbol family={siteStatusFamily[site.status]} />
      <div className={style.body}>
        <p className={style.name}>
          <span className={style.title}>{site.title}</span>
          {site.isFictional && (
            <span className={`${controls.tag} ${controls.fiction}`}>{translate('app.demo')}</span>
          )}
        </p>
        <p className={style.line}>{translate(`site.status.${site.status}`)}</p>
        <p className={style.line}>{details.join(' · ')}</p>
      </div>
    </ListBoxItem>
  );
}

export function SiteList() {
  const { evidence, selection } = useParts();
  const { translate, language } = useMessages();
  const { sites, isLoaded } = useStore(evidence);
  const siteId = useStored(selection, (chosen) => chosen.siteId);
  return (
    <section className={style.part} aria-labelledby="sites-title">
      <h2 className={style.heading} id="sites-title">
        {translate('sites.title')}
      </h2>
      <ListBox
        aria-labelledby="sites-title"
        className={style.list ?? ''}
        items={sites}
        dependencies={[language]}
        selectionMode="single"
        selectedKeys={siteId === null ? [] : [siteId]}
        onSelectionChange={(keys) => {
          const chosen = keys === 'all' ? null : [...keys].at(0);
          selection.set({ siteId: chosen === undefined || chosen === null ? null : String(chosen) });
        }}
        renderEmptyState={() => (
          <p className={style.empty}>{translate(isLoaded ? 'sites.none' : 'recordings.loading')}</p>
        )}
      >
        {(site) => <SiteItem site={site} />}
      </ListBox>
    </section>
  );
}
