import {
  moveSite,
  type OfferedMove,
  type SiteDetail,
  type SiteMoveInput,
  type SiteMoveRequest,
  siteMoves,
} from '@jsa/contract';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import { conditionSentence } from '#panels/condition-words.ts';
import controls from '#panels/controls.module.css';
import { Field } from '#panels/field.tsx';
import { useMessages } from '#panels/parts.ts';
import { moveRefusalSentence, refusalOf } from './refusal.ts';
import style from './sites.module.css';
import type { SiteAtHand } from './use-site.ts';

type MoveProps = { site: SiteDetail; move: OfferedMove } & Pick<SiteAtHand, 'put' | 'reload'>;

/** Who makes a move, by the table that the server refuses by. */
function useWho(): (site: SiteDetail, move: OfferedMove) => string {
  const { translate } = useMessages();
  return (site, { action }) => {
    const row = siteMoves.find((one) => one.action === action && one.from === site.status);
    const roles = row?.roles ?? [];
    if (roles.length === 0) return translate('site-moves.by-round');
    return roles.map((role) => translate(`role.${role}`)).join(', ');
  };
}

/** What is said with a move, and the press that makes it. */
function MoveForm({ site, move, put, reload, close }: MoveProps & { close: () => void }) {
  const messages = useMessages();
  const { translate } = messages;
  const [said, setSaid] = useState<Partial<Record<SiteMoveInput, string>>>({});
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const send = () => {
    setIsSending(true);
    setProblem(null);
    const filled = Object.entries(said).filter(([, text]) => text.trim() !== '');
    const body: SiteMoveRequest = { action: move.action, ...Object.fromEntries(filled) };
    const headers = { 'if-match': `"${site.version}"` };
    call(moveSite, { params: { id: site.id }, headers, body })
      .then(
        (moved) => {
          put(moved as SiteDetail);
          close();
        },
        (refusal) => {
          setProblem(refusal);
          if (refusalOf(refusal)?.code === 'stale') reload();
        },
      )
      .finally(() => setIsSending(false));
  };
  return (
    <form
      className={style.form}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      {move.takes.map((input) => (
        <Field
          key={input}
          label={translate(`site-moves.input.${input}`)}
          value={said[input] ?? ''}
          onChange={(value) => setSaid({ ...said, [input]: value })}
          type={input === 'reason' || input === 'mergeInto' ? 'text' : 'date'}
          isLong={input === 'reason'}
        />
      ))}
      {problem !== null && (
        <p role="alert" className={`${controls.notice} ${controls.noticeError}`}>
          {moveRefusalSentence(messages, problem)}
        </p>
      )}
      <div className={style.row}>
        <Button type="submit" className={`${controls.button} ${controls.primary}`} isDisabled={isSending}>
          {translate('site-moves.confirm')}
        </Button>
        <Button className={`${controls.button} ${controls.quiet}`} onPress={close}>
          {translate('site-moves.cancel')}
        </Button>
      </div>
    </form>
  );
}

function Missing({ missing }: Pick<OfferedMove, 'missing'>) {
  const messages = useMessages();
  // Who may act is told by the heading above; what the reader themselves has done already is worth saying.
  const shown = missing.filter(({ code }) => code !== 'not-your-role' && code !== 'not-your-side');
  if (shown.length === 0) return null;
  return (
    <>
      <p className={style.help}>{messages.translate('site-moves.missing')}</p>
      <ul className={style.missing}>
        {shown.map((one) => (
          <li key={one.code}>{conditionSentence(messages, one)}</li>
        ))}
      </ul>
    </>
  );
}

function Move(props: MoveProps) {
  const { site, move } = props;
  const { translate } = useMessages();
  const whoMakes = useWho();
  const [isOpen, setIsOpen] = useState(false);
  const name = translate(`site-move.${move.action}`);
  const canBeMade = move.isYours && move.missing.length === 0;
  return (
    <li className={style.move} data-mine={move.isYours}>
      {!(canBeMade && !isOpen) && <p className={style.moveName}>{name}</p>}
      {move.to !== site.status && (
        <p className={style.help}>
          {translate('site-moves.leads-to', { status: translate(`site.status.${move.to}`) })}
        </p>
      )}
      {!move.isYours && (
        <p className={style.help}>{translate('site-moves.who', { who: whoMakes(site, move) })}</p>
      )}
      <Missing missing={move.missing} />
      {canBeMade && !isOpen && (
        <Button
          className={`${controls.button} ${move.isStep ? controls.primary : ''}`}
          onPress={() => setIsOpen(true)}
        >
          {name}
        </Button>
      )}
      {canBeMade && isOpen && <MoveForm {...props} close={() => setIsOpen(false)} />}
    </li>
  );
}

function MoveList({ moves, ...props }: Omit<MoveProps, 'move'> & { moves: readonly OfferedMove[] }) {
  return (
    <ul className={style.moves}>
      {moves.map((move) => (
        <Move key={`${props.site.status} ${move.action} ${move.to}`} move={move} {...props} />
      ))}
    </ul>
  );
}

/** What can be done from here, first by the reader, then by others with what each still waits for. */
export function Moves({ site, ...props }: Omit<MoveProps, 'move'>) {
  const { translate } = useMessages();
  const steps = site.moves.filter(({ isStep }) => isStep);
  const yours = steps.filter(({ isYours }) => isYours);
  const others = steps.filter(({ isYours }) => !isYours);
  const aside = site.moves.filter(({ isStep }) => !isStep);
  if (site.moves.length === 0) return null;
  return (
    <section className={style.stack} aria-labelledby="site-moves-title">
      <h4 className={style.heading} id="site-moves-title">
        {translate('site-moves.title')}
      </h4>
      {steps.length === 0 && <p className={style.help}>{translate('site-moves.none')}</p>}
      {yours.length > 0 && <MoveList site={site} moves={yours} {...props} />}
      {others.length > 0 && (
        <>
          <p className={controls.label}>{translate('site-moves.others')}</p>
          <MoveList site={site} moves={others} {...props} />
        </>
      )}
      {aside.length > 0 && (
        <details className={style.more}>
          <summary>{translate('site-moves.other-ways')}</summary>
          <MoveList site={site} moves={aside} {...props} />
        </details>
      )}
    </section>
  );
}
