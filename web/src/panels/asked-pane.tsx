import type { ReactNode } from 'react';
import { Button } from 'react-aria-components';
import controls from './controls.module.css';
import { useMessages } from './parts.ts';
import { problemSentence } from './problem-sentence.ts';

type AskedPaneProps<Answer> = {
  asked: { readonly value: Answer | null; readonly problem: unknown; reload(): void };
  children: (answer: Answer) => ReactNode;
};

/** What the server answered; before that, that it is asked; instead of it, why not and another try. */
export function AskedPane<Answer>({ asked, children }: AskedPaneProps<Answer>) {
  const messages = useMessages();
  const { value: answer, problem, reload } = asked;
  return (
    <>
      {problem !== null && (
        <div role="alert" className={`${controls.notice} ${controls.noticeError}`}>
          <p>{problemSentence(messages, problem)}</p>
          <Button className={controls.button ?? ''} onPress={reload}>
            {messages.translate('account.try-again')}
          </Button>
        </div>
      )}
      {answer === null && problem === null && <p role="status">{messages.translate('account.loading')}</p>}
      {answer !== null && children(answer)}
    </>
  );
}
