import type { BoundaryLineCheck, Position } from '@jsa/contract';
import { Button } from 'react-aria-components';
import controls from '#panels/controls.module.css';
import { useMessages, useParts } from '#panels/parts.ts';
import { previewedBoundary } from '#state/previewed-boundary.ts';
import style from './boundaries.module.css';
import { LinePreview } from './line-preview.tsx';

const looks = { passed: controls.good, warning: controls.warning, failed: controls.failure } as const;

/** The line that was found, drawn, with everything that can be said against it. */
export function LineChecks({ check, current }: { check: BoundaryLineCheck; current: readonly Position[] }) {
  const { view } = useParts();
  const { translate, formatNumber } = useMessages();
  const { line, isCut, checks } = check;
  const showOnMap = () => {
    if (line === null) return;
    previewedBoundary.set({ shown: { name: translate('boundaries.import'), line: line.coordinates } });
    view.set({ ...view.get(), screen: 'map' });
  };
  return (
    <div className={style.stack}>
      {line !== null && (
        <>
          <LinePreview line={line.coordinates} current={current} />
          <div>
            <Button className={controls.button ?? ''} onPress={showOnMap}>
              {translate('boundaries.show-on-map')}
            </Button>
          </div>
        </>
      )}
      {isCut && (
        <p className={`${controls.notice} ${controls.noticeWarning}`}>{translate('boundaries.is-cut')}</p>
      )}
      <ul className={style.checks}>
        {checks.map(({ check: name, outcome, value }) => (
          <li key={name}>
            <span className={`${controls.tag} ${looks[outcome]}`}>
              {translate(`boundaries.outcome.${outcome}`)}
            </span>
            <span>
              {translate(`boundaries.check.${name}`, {
                value: value === null ? '' : formatNumber(value, Number.isInteger(value) ? 0 : 1),
              })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
