import { readMapTile } from '@jsa/contract';
import { useMemo } from 'react';
import { callForBytes } from '#api/client.ts';
import { followMapPlace } from '#app/map-address.ts';
import { useComponent } from '#app/use-component.ts';
import { createMapView, type MapState, type MapViewParts } from '#map/map-view.ts';
import { type Parts, useParts, useStore } from '#panels/parts.ts';
import { holdsSimulation, radargramIdByRecordingId } from '#state/evidence.ts';
import { nameOfRole, previewQuery } from '#state/preview.ts';
import { isFiltered } from '#state/site-filter.ts';
import style from './shell.module.css';

/** Tiles as the previewed role sees them; with a filter one by one, so that the map can leave some of them out. */
function loaderOf({ preview, filter }: Parts): MapViewParts['loadTile'] {
  return (address, signal) => {
    const clusters = isFiltered(filter.get()) ? { clusters: 'false' as const } : {};
    const querystring = { ...previewQuery(preview.get()), ...clusters };
    return callForBytes(readMapTile, { params: address, querystring }, signal);
  };
}

function createMap(host: HTMLElement, parts: Parts) {
  const { selection, display, messages, work } = parts;
  return followMapPlace((onViewChange) =>
    createMapView(host, { selection, display, messages, work, loadTile: loaderOf(parts), onViewChange }),
  );
}

/** The map, fed with what the server holds. */
export function MapPane() {
  const parts = useParts();
  const { sites, selectedLine, boundary, recordings, revision } = useStore(parts.evidence);
  const { role } = useStore(parts.preview);
  const isNarrowed = isFiltered(useStore(parts.filter));
  const state = useMemo<MapState>(
    () => ({
      ...{ sites, selectedLine, boundary, isFiltered: isNarrowed },
      radargramIdByRecordingId: radargramIdByRecordingId(recordings),
      isSimulated: holdsSimulation({ recordings }),
      tileRevision: `${revision} ${role === null ? '' : nameOfRole(role)} ${isNarrowed}`,
    }),
    [sites, selectedLine, boundary, recordings, revision, role, isNarrowed],
  );
  const host = useComponent<MapState>((element) => createMap(element, parts), state);
  return <div ref={host} className={style.host} />;
}
