import { isPermitted, type SiteSummary, siteStatusFamily } from '@jsa/contract';
import { useState } from 'react';
import { Button, ListBox, ListBoxItem } from 'react-aria-components';
import { isFiltered, noFilter } from '#state/site-filter.ts';
import controls from './controls.module.css';
import { Icon } from './icon.tsx';
import style from './list.module.css';
import { useMessages, useParts, useStore, useStored } from './parts.ts';
import { SiteFilterForm } from './site-filter-form.tsx';
import { SiteSymbol } from './site-symbol.tsx';

/** More are listed when they are asked for; the map shows them all. */
const sitesAtOnce = 200;

function SiteItem({ site }: { site: SiteSummary }) {
  const { selection } = useParts();
  const { translate } = useMessages();
  const isLit = useStored(selection, ({ hoveredSiteId }) => hoveredSiteId === site.id);
  const details = [site.code];
  if (site.recordingCount > 0) details.push(translate('sites.recordings', { count: site.recordingCount }));
  if (site.precision === 'P1' || site.precision === 'P2') details.push(translate(`sites.${site.precision}`));
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

/** Why the list is empty, and what to do about it. */
function NoSites() {
  const { evidence, filter, session } = useParts();
  const { translate } = useMessages();
  const { isLoaded } = useStore(evidence);
  const { person } = useStore(session);
  const isNarrowed = isFiltered(useStore(filter));
  if (!isLoaded) return <p className={style.empty}>{translate('recordings.loading')}</p>;
  if (isNarrowed)
    return (
      <div className={style.empty}>
        <p>{translate('filter.none')}</p>
        <Button className={controls.button ?? ''} onPress={() => filter.set(noFilter)}>
          {translate('filter.clear')}
        </Button>
      </div>
    );
  const mayPropose = person !== null && isPermitted(person.roles, 'site.propose');
  return <p className={style.empty}>{translate(mayPropose ? 'sites.none-propose' : 'sites.none')}</p>;
}

function Sites() {
  const { evidence, selection } = useParts();
  const { translate, language } = useMessages();
  const { sites } = useStore(evidence);
  const [most, setMost] = useState(sitesAtOnce);
  const left = sites.length - most;
  const siteId = useStored(selection, (chosen) => chosen.siteId);
  const list = (
    <ListBox
      aria-labelledby="sites-title"
      className={style.list ?? ''}
      items={left > 0 ? sites.slice(0, most) : sites}
      dependencies={[language]}
      selectionMode="single"
      selectedKeys={siteId === null ? [] : [siteId]}
      onSelectionChange={(keys) => {
        const chosen = keys === 'all' ? null : [...keys].at(0);
        selection.set({ siteId: chosen === undefined || chosen === null ? null : String(chosen) });
      }}
      renderEmptyState={() => <NoSites />}
    >
      {(site) => <SiteItem site={site} />}
    </ListBox>
  );
  return (
    <>
      {list}
      {left > 0 && (
        <div className={style.empty}>
          <Button className={controls.button ?? ''} onPress={() => setMost(most + sitesAtOnce)}>
            {translate('sites.more', { count: left })}
          </Button>
        </div>
      )}
    </>
  );
}

/** The sites that the reader may see, narrowed as the reader likes; hovering one lights it on the map. */
export function SiteList() {
  const { filter, session, view, preview } = useParts();
  const { translate } = useMessages();
  const { person } = useStore(session);
  const { role } = useStore(preview);
  const isNarrowed = isFiltered(useStore(filter));
  const [isFormOpen, setIsFormOpen] = useState(isNarrowed);
  const mayPropose = role === null && person !== null && isPermitted(person.roles, 'site.propose');
  return (
    <section className={style.part} aria-labelledby="sites-title">
      <div className={style.heading}>
        <h2 className={style.headingText} id="sites-title">
          {translate('sites.title')}
        </h2>
        <span className={style.tools}>
          <Button
            className={`${controls.button} ${controls.quiet} ${controls.icon}`}
            aria-label={translate(isNarrowed ? 'filter.title-on' : 'filter.title')}
            aria-expanded={isFormOpen}
            onPress={() => setIsFormOpen(!isFormOpen)}
          >
            <Icon name="filter" />
            {isNarrowed && <span className={style.dot} aria-hidden="true" />}
          </Button>
          {mayPropose && (
            <Button
              className={`${controls.button} ${controls.quiet} ${controls.icon}`}
              aria-label={translate('pane.propose')}
              onPress={() => view.set({ detail: 'propose', tab: 'list' })}
            >
              <Icon name="plus" />
            </Button>
          )}
        </span>
      </div>
      {isFormOpen && <SiteFilterForm />}
      <Sites />
    </section>
  );
}
