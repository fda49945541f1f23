import { search } from '@jsa/contract';
import { detectCoordinates, formatCoordinates, readCoordinates } from '@jsa/coordinates';
import { useEffect, useMemo, useState } from 'react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { call } from '#api/client.ts';
import { findPlaces } from '#api/places.ts';
import type { MessageStore } from '#i18n/messages.ts';
import { previewQuery } from '#state/preview.ts';
import controls from './controls.module.css';
import { Icon } from './icon.tsx';
import { type Parts, useMessages, useParts, useStore } from './parts.ts';
import style from './search-box.module.css';

type Hit = {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  choose(parts: Parts): void;
};

/** Typing goes on: what was asked for a word that is not whole yet would be asked in vain. */
const restMs = 200;

function placeHit(
  id: string,
  name: string,
  about: string,
  found: { position: readonly [number, number]; uncertaintyM: number | null },
): Hit {
  const { position, uncertaintyM } = found;
  return {
    ...{ id, name, about },
    choose: ({ work, view }) => {
      work.set({
        found: {
          position: [position[0], position[1]],
          uncertaintyM,
          label: name,
          isLabelled: uncertaintyM !== null,
        },
      });
      view.set({ screen: 'map', tab: 'map' });
    },
  };
}

/** Between the two systems of zone 7 nothing can tell: each is offered, and a person chooses. */
function coordinateHits(text: string, { translate, formatNumber }: MessageStore): Hit[] {
  const { candidates, choices, suggestions } = detectCoordinates(text);
  const offered = [
    ...candidates,
    ...[
      ...choices.map((system) => [text, system] as const),
      ...suggestions.map((each) => [each, 'wgs84'] as const),
    ]
      .map(([written, system]) => readCoordinates(written, system))
      .filter((read) => 'position' in read),
  ];
  return offered.map(({ position, horizontalUncertaintyM, system }, index) => {
    const off = formatNumber(Math.max(1, Math.round(horizontalUncertaintyM)), 0);
    const about = translate('search.coordinates', { system: translate(`search.system.${system}`), off });
    const name = formatCoordinates(position, 'wgs84');
    return placeHit(`at:${index}`, name, about, { position, uncertaintyM: horizontalUncertaintyM });
  });
}

async function placeHits(text: string, { language, translate }: MessageStore): Promise<Hit[]> {
  const places = await findPlaces(text, language);
  return places.map(({ name, otherName, position }, index) => {
    const about =
      otherName === '' ? translate('search.place') : `${otherName} · ${translate('search.place')}`;
    return placeHit(`place:${index}`, name, about, { position, uncertaintyM: null });
  });
}

async function siteHits(text: string, { preview }: Parts, { translate }: MessageStore): Promise<Hit[]> {
  const { sites } = await call(search, { querystring: { text, ...previewQuery(preview.get()) } });
  return sites.map(({ id, code, title, status, location }) => ({
    id: `site:${id}`,
    name: `${code} · ${title}`,
    about: translate(`site.status.${status}`),
    choose: ({ selection, view, work }) => {
      const { position = null, horizontalUncertaintyM = null } = location ?? {};
      if (position !== null)
        work.set({
          found: { position, uncertaintyM: horizontalUncertaintyM, label: code, isLabelled: false },
        });
      view.set({ screen: 'map', tab: 'map' });
      selection.set({ siteId: id });
    },
  }));
}

function useHits(text: string): { readonly hits: readonly Hit[]; readonly isAsking: boolean } {
  const parts = useParts();
  const messages = useMessages();
  const { language } = messages;
  const sought = text.trim();
  const [answered, setAnswered] = useState<{ sought: string; hits: readonly Hit[] }>({
    sought: '',
    hits: [],
  });
  // `language`: the same words are found again in the reader's own.
  useEffect(() => {
    if (sought === '' || language === undefined) return;
    let isOver = false;
    const timer = setTimeout(async () => {
      const own = siteHits(sought, parts, messages).catch(() => []);
      const found = await Promise.all([own, placeHits(sought, messages)]);
      if (!isOver) setAnswered({ sought, hits: found.flat() });
    }, restMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [sought, parts, messages, language]);
  const typed = useMemo(() => coordinateHits(sought, messages), [sought, messages]);
  if (sought === '') return { hits: [], isAsking: false };
  const isAsking = answered.sought !== sought;
  return { hits: [...typed, ...(isAsking ? [] : answered.hits)], isAsking };
}

/** Site codes, titles, towns and coordinates in one field; what is chosen is flown to and marked with its uncertainty. */
export function SearchBox() {
  const parts = useParts();
  const { translate } = useMessages();
  const [text, setText] = useState('');
  const { hits, isAsking } = useHits(text);
  const { found } = useStore(parts.work);
  return (
    <section className={style.search} aria-label={translate('search.title')}>
      <ComboBox
        className={style.box}
        items={hits}
        inputValue={text}
        onInputChange={setText}
        selectedKey={null}
        onSelectionChange={(key) => {
          const hit = hits.find(({ id }) => id === key);
          if (hit === undefined) return;
          hit.choose(parts);
          setText('');
        }}
        defaultFilter={() => true}
        menuTrigger="input"
        allowsEmptyCollection={text.trim() !== ''}
        allowsCustomValue
      >
        <Label className={controls.visuallyHidden}>{translate('search.title')}</Label>
        <Input className={`${controls.input} ${style.input}`} placeholder={translate('search.hint')} />
        <Popover className={`${controls.popover} ${style.popover}`} offset={4}>
          <ListBox
            className={style.hits ?? ''}
            aria-label={translate('search.results')}
            renderEmptyState={() => (
              <p className={style.none}>{translate(isAsking ? 'search.asking' : 'search.none')}</p>
            )}
          >
            {(hit: Hit) => (
              <ListBoxItem id={hit.id} textValue={hit.name} className={`${controls.option} ${style.hit}`}>
                <span className={style.name}>{hit.name}</span>
                <span className={style.about}>{hit.about}</span>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </ComboBox>
      {found !== null && (
        <Button
          className={`${controls.button} ${controls.quiet} ${controls.icon}`}
          aria-label={translate('search.unmark', { name: found.label })}
          onPress={() => parts.work.set({ found: null })}
        >
          <Icon name="close" />
        </Button>
      )}
    </section>
  );
}
