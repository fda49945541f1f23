import { type BoundaryEditionSummary, isPermitted, readBoundaryLine } from '@jsa/contract';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import controls from '#panels/controls.module.css';
import { useMessages, useParts, useStore } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import { previewedBoundary } from '#state/previewed-boundary.ts';
import style from './boundaries.module.css';
import { DifferenceView } from './difference-view.tsx';
import { Facts } from './facts.tsx';

type Edition = BoundaryEditionSummary;

const stateLook: Readonly<Record<Edition['state'], string>> = {
  'in-force': controls.good ?? '',
  imported: controls.warning ?? '',
  earlier: '',
};

function EditionFacts({ edition }: { edition: Edition }) {
  const { translate, formatNumber, formatDate, formatDateTime } = useMessages();
  const digits = (metres: number) => formatNumber(metres, metres < 10 ? 1 : 0);
  const values = { worst: digits(edition.accuracyM), usual: digits(edition.accuracyP95M) };
  const { original } = edition;
  return (
    <Facts
      facts={[
        [translate('boundaries.source'), edition.source],
        [translate('boundaries.publisher'), edition.publisher],
        [translate('boundaries.licence'), edition.licence],
        [translate('boundaries.data-date'), formatDate(edition.dataDate)],
        [translate('boundaries.valid-from'), edition.validFrom && formatDate(edition.validFrom)],
        [translate('boundaries.valid-to'), edition.validTo && formatDate(edition.validTo)],
        [translate('boundaries.accuracy'), translate('boundaries.accuracy-value', values)],
        [
          translate('boundaries.length'),
          translate('boundaries.length-value', { length: formatNumber(edition.lengthKm, 1) }),
        ],
        [
          translate('boundaries.original'),
          original && `${original.name} · ${original.crs} · SHA-256 ${original.sha256.slice(0, 12)}…`,
        ],
        [
          translate('boundaries.imported-by'),
          edition.importedBy && `${edition.importedBy}, ${formatDateTime(edition.importedAt)}`,
        ],
        [translate('boundaries.note'), edition.note],
      ]}
    />
  );
}

function Recomputation({ recomputation }: Pick<Edition, 'recomputation'>) {
  const { translate, formatNumber } = useMessages();
  if (recomputation === null || recomputation.finishedAt !== null) return null;
  if (recomputation.failure !== null) {
    return (
      <p className={`${controls.notice} ${controls.noticeError}`}>
        {translate('boundaries.recompute-failed', { reason: recomputation.failure })}
      </p>
    );
  }
  const percent = formatNumber(recomputation.fraction * 100, 0);
  return (
    <p role="status" className={controls.notice}>
      {translate('boundaries.recomputing', { percent })}
    </p>
  );
}

function ShowOnMap({ edition }: { edition: Edition }) {
  const { view } = useParts();
  const messages = useMessages();
  const [problem, setProblem] = useState<unknown>(null);
  const show = () => {
    call(readBoundaryLine, { params: { id: edition.id } }).then(({ line }) => {
      previewedBoundary.set({ shown: { name: edition.name, line: line.coordinates } });
      view.set({ ...view.get(), screen: 'map' });
    }, setProblem);
  };
  return (
    <>
      <Button className={controls.button ?? ''} onPress={show}>
        {messages.translate('boundaries.show-on-map')}
      </Button>
      {problem !== null && (
        <p role="alert" className={controls.fieldError}>
          {problemSentence(messages, problem)}
        </p>
      )}
    </>
  );
}

/** One edition: what is known of it, and what may be done with it. */
export function EditionCard({ edition, onChange }: { edition: Edition; onChange: () => void }) {
  const { session } = useParts();
  const { translate } = useMessages();
  const { person } = useStore(session);
  const mayActivate = person !== null && isPermitted(person.roles, 'boundary.activate');
  return (
    <li className={style.card}>
      <div className={style.cardHead}>
        <h3 className={style.name}>{edition.name}</h3>
        <span className={`${controls.tag} ${stateLook[edition.state]}`}>
          {translate(`boundaries.state.${edition.state}`)}
        </span>
        <span className={controls.tag}>
          {translate(edition.isOfficial ? 'boundaries.official' : 'boundaries.not-official')}
        </span>
      </div>
      <EditionFacts edition={edition} />
      <Recomputation recomputation={edition.recomputation} />
      {mayActivate && (
        <div className={style.row}>
          <ShowOnMap edition={edition} />
        </div>
      )}
      {mayActivate && edition.state !== 'in-force' && (
        <DifferenceView edition={edition} onChange={onChange} />
      )}
    </li>
  );
}
