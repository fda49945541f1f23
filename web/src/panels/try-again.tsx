import { isPermitted, processRadargramAgain, type RecordingSummary, readRecordingAgain } from '@jsa/contract';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { call } from '#api/client.ts';
import controls from './controls.module.css';
import { useMessages, useParts, useStore } from './parts.ts';
import { problemSentence } from './problem-sentence.ts';

async function askForAnotherTry({ id, state, radargrams }: RecordingSummary): Promise<void> {
  if (state === 'unreadable') return void (await call(readRecordingAgain, { params: { id } }));
  for (const radargram of radargrams.filter((one) => one.state === 'failed')) {
    await call(processRadargramAgain, { params: { id: radargram.id } });
  }
}

/** For whoever may hand over recordings; that the work goes on is then told by the server's own events. */
export function TryAgain({ recording }: { recording: RecordingSummary }) {
  const { session } = useParts();
  const messages = useMessages();
  const { person } = useStore(session);
  const [isAsking, setIsAsking] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  if (person === null || !isPermitted(person.roles, 'recording.upload')) return null;
  const ask = () => {
    setIsAsking(true);
    setProblem(null);
    askForAnotherTry(recording)
      .catch(setProblem)
      .finally(() => setIsAsking(false));
  };
  return (
    <div>
      <Button className={controls.button ?? ''} isDisabled={isAsking} onPress={ask}>
        {messages.translate('detail.try-again')}
      </Button>
      {problem !== null && (
        <p role="alert" className={controls.fieldError}>
          {problemSentence(messages, problem)}
        </p>
      )}
    </div>
  );
}
