import { ConfigError } from '#config.ts';
import { DatabaseStartError } from '#db/open-database.ts';

const longestEndMs = 4500;

/** What a person can mend before starting again; everything else is a fault of ours and shows its stack. */
function sentenceOf(error: unknown): string | null {
  if (error instanceof ConfigError || error instanceof DatabaseStartError) return error.message;
  if (!(error instanceof Error) || !('code' in error)) return null;
  if (error.code === 'EADDRINUSE')
    return `${error.message}. Another program has this port; set PORT to another.`;
  if (error.code === 'EACCES') return `${error.message}. This account may not do that.`;
  return null;
}

/** Starts a program and ends it cleanly on SIGTERM or SIGINT; says in a sentence why it cannot start. */
export async function runUntilSignal(start: () => Promise<{ close(): Promise<void> }>): Promise<void> {
  let running: { close(): Promise<void> };
  try {
    running = await start();
  } catch (error) {
    console.error(sentenceOf(error) ?? error);
    process.exit(1);
  }
  let isEnding = false;
  const end = () => {
    // npm passes Ctrl-C on to a program that has already heard it; the second signal must not cut the end short.
    if (isEnding) return;
    isEnding = true;
    setTimeout(() => process.exit(1), longestEndMs).unref();
    running.close().then(
      () => process.exit(0),
      (error) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}
