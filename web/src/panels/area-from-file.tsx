import { type GeometryFile, readGeometryFile, type SiteArea, type SitePlaceInput } from '@jsa/contract';
import { useEffect, useState } from 'react';
import { Button, FileTrigger } from 'react-aria-components';
import { sendGeometryFile } from '#api/send-file.ts';
import { showShapes } from '#state/map-work.ts';
import { areaOfFile, mayHoldArea } from './area-of-file.ts';
import controls from './controls.module.css';
import { CrsChoice, type CrsDraft, crsDraftOf } from './crs-choice.tsx';
import { FeatureChoice } from './feature-choice.tsx';
import style from './geometry-file.module.css';
import { geometryFileSentence, geometryFormats } from './geometry-file-sentence.ts';
import { useMessages, useParts } from './parts.ts';

/** An area out of a file, with what is to be kept of where it came from. */
export type AreaOfFile = {
  readonly area: SiteArea;
  readonly origin: NonNullable<SitePlaceInput['areaOrigin']>;
  /** What the system's transformation adds; null where it adds nothing that is known. */
  readonly horizontalUncertaintyM: number | null;
};

type Chosen = { readonly sent: File; readonly file: GeometryFile; readonly crs: CrsDraft };

/** Shows on the map what would be taken, for as long as it is offered: whether the system is the right one is seen there. */
function usePreview(area: SiteArea | null): void {
  const { work } = useParts();
  useEffect(() => {
    if (area === null) return;
    showShapes(work, 'area-from-file', [{ kind: 'preview', geometry: area }]);
    return () => showShapes(work, 'area-from-file', []);
  }, [work, area]);
}

/** Takes an area out of a file: its system is confirmed by a person, who sees on the map where it would lie. */
export function AreaFromFile({ onTaken }: { onTaken: (taken: AreaOfFile) => void }) {
  const messages = useMessages();
  const { translate } = messages;
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [features, setFeatures] = useState<readonly number[]>([]);
  const [isBusy, setIsBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [area, setArea] = useState<SiteArea | null>(null);
  usePreview(area);

  const offer = (next: Chosen, picked: readonly number[]) => {
    setChosen(next);
    setFeatures(picked);
    setArea(areaOfFile(next.file, picked));
  };
  const read = async (sent: File, crs: CrsDraft | null) => {
    setIsBusy(true);
    setProblem(null);
    try {
      const choice = crs?.crs ? { crs: crs.crs, swapped: crs.isSwapped ? ('true' as const) : undefined } : {};
      const file = await sendGeometryFile(readGeometryFile, sent, choice);
      offer({ sent, file, crs: crs ?? crsDraftOf(file) }, crs === null ? [] : features);
    } catch (refusal) {
      setProblem(refusal);
      setArea(null);
    } finally {
      setIsBusy(false);
    }
  };
  const leave = () => {
    setChosen(null);
    setArea(null);
    setProblem(null);
  };
  const take = () => {
    if (chosen === null || area === null) return;
    const { crs, fileName } = chosen.file;
    const origin = { text: fileName, crs: crs.chosen ?? '', transformation: crs.transformation ?? '' };
    leave();
    onTaken({ area, origin, horizontalUncertaintyM: crs.horizontalUncertaintyM });
  };

  return (
    <div className={style.stack}>
      <div className={style.row}>
        <FileTrigger onSelect={(list) => list?.[0] && void read(list[0], null)}>
          <Button className={controls.button ?? ''} isDisabled={isBusy}>
            {translate(isBusy ? 'boundaries.file-sending' : 'area-file.choose')}
          </Button>
        </FileTrigger>
        {chosen !== null && (
          <Button className={`${controls.button} ${controls.quiet}`} onPress={leave}>
            {translate('boundaries.import-cancel')}
          </Button>
        )}
      </div>
      <p className={style.small}>{translate('area-file.help', { formats: geometryFormats })}</p>
      {problem !== null && (
        <p role="alert" className={`${controls.notice} ${controls.noticeError}`}>
          {geometryFileSentence(messages, problem)}
        </p>
      )}
      {chosen !== null && (
        <>
          <p>
            {translate('boundaries.file-holds', {
              name: chosen.file.fileName,
              count: chosen.file.features.length,
            })}
          </p>
          {mayHoldArea(chosen.file) ? (
            <>
              <CrsChoice
                file={chosen.file}
                draft={chosen.crs}
                onChange={(crs) => {
                  offer({ ...chosen, crs }, features);
                  if (crs.crs !== null) void read(chosen.sent, crs);
                  else setArea(null);
                }}
              />
              <FeatureChoice
                label={translate('area-file.features')}
                file={chosen.file}
                chosen={features}
                onChange={(picked) => offer(chosen, picked)}
              />
              <p className={style.small}>
                {translate(area === null ? 'area-file.no-area-yet' : 'area-file.look')}
              </p>
              <div>
                <Button
                  className={`${controls.button} ${controls.primary}`}
                  isDisabled={area === null || isBusy}
                  onPress={take}
                >
                  {translate('area-file.take')}
                </Button>
              </div>
            </>
          ) : (
            <p className={`${controls.notice} ${controls.noticeWarning}`}>{translate('area-file.none')}</p>
          )}
        </>
      )}
    </div>
  );
}
