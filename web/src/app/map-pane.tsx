import { useMemo } from 'react';
import { followMapPlace } from '#app/map-address.ts';
import { useComponent } from '#app/use-component.ts';
import { createMapView, type MapState } from '#map/map-view.ts';
import { type Parts, useParts, useStore } from '#panels/parts.ts';
import { radargramIdByRecordingId } from '#state/evidence.ts';
import style from './shell.module.css';

function createMap(host: HTMLElement, { selection, display, messages }: Parts) {
  return followMapPlace((onViewChange) =>
    createMapView(host, { selection, display, messages, onViewChange }),
  );
}

/** The map, fed with what the server holds. */
export function MapPane() {
  const parts = useParts();
  const { sites, lines, boundary, recordings } = useStore(parts.evidence);
  const state = useMemo<MapState>(
    () => ({ sites, lines, boundary, radargramIdByRecordingId: radargramIdByRecordingId(recordings) }),
    [sites, lines, boundary, recordings],
  );
  const host = useComponent<MapState>((element) => createMap(element, parts), state);
  return <div ref={host} className={style.host} />;
}
