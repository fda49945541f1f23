import { type AppUnderTest, openAppUnderTest, type SignedIn } from './app-under-test.ts';

export type LogUnderTest = Pick<AppUnderTest, 'parts' | 'as' | 'signInNew' | 'runJobs'> & {
  /** Asks as somebody who is signed in. */
  ask(
    who: SignedIn,
    request: { method?: 'GET' | 'POST'; url: string; payload?: object },
  ): ReturnType<SignedIn['ask']>;
  close(): Promise<void>;
};

/** The app, asked in the words in which the log is asked. */
export async function openLogUnderTest(): Promise<LogUnderTest> {
  const { parts, as, signInNew, runJobs, close } = await openAppUnderTest();
  return {
    parts,
    as,
    signInNew,
    runJobs,
    close,
    ask: (who, { method = 'GET', ...request }) => who.ask({ method, ...request }),
  };
}
