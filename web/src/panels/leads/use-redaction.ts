import { checkRedactionOfText, type RedactionFinding } from '@jsa/contract';
import { useEffect, useState } from 'react';
import { call } from '#api/client.ts';

const pauseMs = 350;

export type Redaction = {
  /** What stands in the text as it is now; a find that was typed away is gone at once. */
  readonly findings: readonly RedactionFinding[];
  readonly isChecked: boolean;
  readonly problem: unknown;
};

/** What the server's check finds in a text, asked for while it is typed. The text is sent, and kept nowhere. */
export function useRedaction(text: string): Redaction {
  const [checked, setChecked] = useState<{ text: string; findings: readonly RedactionFinding[] }>({
    text: '',
    findings: [],
  });
  const [problem, setProblem] = useState<unknown>(null);
  useEffect(() => {
    const leaving = new AbortController();
    const check = () => {
      if (text.trim() === '') {
        setChecked({ text, findings: [] });
        return;
      }
      call(checkRedactionOfText, { body: { text } }, leaving.signal).then(
        (findings) => {
          setChecked({ text, findings: findings as RedactionFinding[] });
          setProblem(null);
        },
        (refusal) => {
          if (!leaving.signal.aborted) setProblem(refusal);
        },
      );
    };
    const timer = setTimeout(check, pauseMs);
    return () => {
      clearTimeout(timer);
      leaving.abort();
    };
  }, [text]);
  const findings = checked.findings.filter(({ start, end, text: found }) => text.slice(start, end) === found);
  return { findings, isChecked: checked.text === text, problem };
}
