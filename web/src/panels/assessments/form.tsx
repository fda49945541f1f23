import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import { Contested } from '#panels/contested.tsx';
import controls from '#panels/controls.module.css';
import type { DraftOver } from '#panels/draft-over.ts';
import { useMessages } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import type { Sending } from '#panels/use-loaded.ts';
import style from './assessments.module.css';

/** What went wrong with the last try, in a sentence; a change by somebody else says that nothing typed was lost. */
export function Refusal({ problem }: { problem: unknown }) {
  const messages = useMessages();
  if (problem === null) return null;
  const isStale = typeof problem === 'object' && 'code' in problem && problem.code === 'stale';
  return (
    <p role="alert" className={`${controls.notice} ${controls.noticeError}`}>
      {isStale ? messages.translate('assessments.stale') : problemSentence(messages, problem)}
    </p>
  );
}

type FormProps = {
  title: string;
  sending: Sending;
  onSave: () => void;
  onCancel: () => void;
  isReady?: boolean;
  /** What it changes, where others change it, too. */
  over?: Pick<DraftOver<object>, 'isContested' | 'putMine'>;
  children: ReactNode;
};

/** A form with its two ways out. */
export function Form({ title, sending, onSave, onCancel, over, children, ...props }: FormProps) {
  const { translate } = useMessages();
  const isReady = (props.isReady ?? true) && over?.isContested !== true;
  return (
    <form
      className={style.form}
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        if (isReady && !sending.isSending) onSave();
      }}
    >
      <h5 className={style.legend}>{title}</h5>
      {children}
      {over ? <Contested over={over} /> : null}
      {over?.isContested !== true && <Refusal problem={sending.problem} />}
      <div className={style.row}>
        <Button
          type="submit"
          isPending={sending.isSending}
          isDisabled={!isReady}
          className={`${controls.button} ${controls.primary}`}
        >
          {translate(sending.isSending ? 'assessments.saving' : 'assessments.save')}
        </Button>
        <Button className={`${controls.button} ${controls.quiet}`} onPress={onCancel}>
          {translate('assessments.cancel')}
        </Button>
      </div>
    </form>
  );
}

type SectionProps = { title: string; action?: ReactNode; children: ReactNode };

export function Section({ title, action, children }: SectionProps) {
  return (
    <section className={style.section} aria-label={title}>
      <div className={style.itemHead}>
        <h5 className={controls.heading}>{title}</h5>
        {action}
      </div>
      {children}
    </section>
  );
}

/** A quiet button beside a heading. */
export function Change({ label, onPress }: { label: string; onPress: () => void }) {
  return (
    <Button className={`${controls.button} ${controls.quiet}`} onPress={onPress}>
      {label}
    </Button>
  );
}
