import { Button } from 'react-aria-components';
import { Contested } from '#panels/contested.tsx';
import controls from '#panels/controls.module.css';
import type { DraftOver } from '#panels/draft-over.ts';
import { useMessages } from '#panels/parts.ts';
import { problemSentence } from '#panels/problem-sentence.ts';
import { Refused } from '#panels/refused.tsx';
import style from './digs.module.css';

type FormFootProps = {
  over: Pick<DraftOver<object>, 'isContested' | 'putMine' | 'forget'>;
  problem: unknown;
  isSending: boolean;
  button: string;
  close: () => void;
};

/** What stands under a form over a draft: what went wrong, and the two ways out of it. */
export function FormFoot({ over, problem, isSending, button, close }: FormFootProps) {
  const messages = useMessages();
  return (
    <>
      <Contested over={over} />
      {problem !== null && !over.isContested && <Refused>{problemSentence(messages, problem)}</Refused>}
      <div className={style.row}>
        <Button
          type="submit"
          className={`${controls.button} ${controls.primary}`}
          isDisabled={isSending || over.isContested}
        >
          {button}
        </Button>
        <Button
          className={`${controls.button} ${controls.quiet}`}
          onPress={() => {
            over.forget();
            close();
          }}
        >
          {messages.translate('site-panel.cancel')}
        </Button>
      </div>
    </>
  );
}
