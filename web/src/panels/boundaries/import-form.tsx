import {
  checkBoundaryLine,
  type GeometryFile,
  keepBoundaryFile,
  type Position,
  readCurrentBoundary,
} from '@jsa/contract';
import { useEffect, useState } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import { call } from '#api/client.ts';
import { sendGeometryFile } from '#api/send-file.ts';
import controls from '#panels/controls.module.css';
import { CrsChoice, crsDraftOf } from '#panels/crs-choice.tsx';
import { FeatureChoice } from '#panels/feature-choice.tsx';
import { geometryFileSentence, geometryFormats } from '#panels/geometry-file-sentence.ts';
import { useMessages, useStore } from '#panels/parts.ts';
import style from './boundaries.module.css';
import { EditionFields } from './edition-fields.tsx';
import { type ImportState, importStore } from './import-store.ts';
import { LineChecks } from './line-checks.tsx';

/** The line in force, to draw beside the new one; empty while it is not known. */
function useCurrentLine(): readonly Position[] {
  const [line, setLine] = useState<readonly Position[]>([]);
  useEffect(() => {
    const leaving = new AbortController();
    call(readCurrentBoundary, {}, leaving.signal).then(
      (edition) => setLine(edition?.line.coordinates ?? []),
      () => {},
    );
    return () => leaving.abort();
  }, []);
  return line;
}

function change(part: Partial<ImportState>): void {
  importStore.set({ ...importStore.get(), ...part });
}

type Busy = 'sending' | 'checking' | null;

/** From a file to an imported edition, step by step; nothing is in force at its end. */
export function ImportForm({ onImported, onLeave }: { onImported: () => void; onLeave: () => void }) {
  const messages = useMessages();
  const { translate } = messages;
  const current = useCurrentLine();
  const { file, crs, features, check } = useStore(importStore);
  const [busy, setBusy] = useState<Busy>(null);
  const [problem, setProblem] = useState<unknown>(null);

  const during = async (what: Busy, work: () => Promise<void>) => {
    setBusy(what);
    setProblem(null);
    change({ check: null });
    await work().catch(setProblem);
    setBusy(null);
  };
  const send = (chosen: File) =>
    during('sending', async () => {
      change({ file: null });
      const read = await sendGeometryFile(keepBoundaryFile, chosen);
      change({ file: read, crs: crsDraftOf(read), features: [] });
    });
  const look = ({ sha256 }: GeometryFile) =>
    during('checking', async () => {
      if (crs.crs === null) return;
      const choice = { sha256, crs: crs.crs, swapped: crs.isSwapped, features: [...features] };
      change({ check: { choice, found: await call(checkBoundaryLine, { body: choice }) } });
    });

  return (
    <section className={style.card} aria-label={translate('boundaries.import')}>
      <div className={style.row}>
        <FileTrigger onSelect={(list) => list?.[0] && send(list[0])}>
          <Button className={controls.button ?? ''} isDisabled={busy !== null}>
            {translate(busy === 'sending' ? 'boundaries.file-sending' : 'boundaries.file-choose')}
          </Button>
        </FileTrigger>
        <Button className={`${controls.button} ${controls.quiet}`} onPress={onLeave}>
          {translate('boundaries.import-cancel')}
        </Button>
      </div>
      <p className={style.small}>{translate('boundaries.file-help', { formats: geometryFormats })}</p>
      {file !== null && (
        <>
          <p>{translate('boundaries.file-holds', { name: file.fileName, count: file.features.length })}</p>
          <CrsChoice file={file} draft={crs} onChange={(chosen) => change({ crs: chosen, check: null })} />
          <FeatureChoice
            label={translate('boundaries.features')}
            file={file}
            chosen={features}
            onChange={(chosen) => change({ features: chosen, check: null })}
          />
          <div>
            <Button
              className={`${controls.button} ${check === null ? controls.primary : ''}`}
              isDisabled={crs.crs === null || busy !== null}
              onPress={() => look(file)}
            >
              {translate(busy === 'checking' ? 'boundaries.checking' : 'boundaries.check')}
            </Button>
          </div>
        </>
      )}
      {problem !== null && (
        <p role="alert" className={`${controls.notice} ${controls.noticeError}`}>
          {geometryFileSentence(messages, problem)}
        </p>
      )}
      {check !== null && <LineChecks check={check.found} current={current} />}
      {check?.found.checks.every(({ outcome }) => outcome !== 'failed') && (
        <EditionFields choice={check.choice} onImported={onImported} />
      )}
    </section>
  );
}
