import { ConfigError, readConfig } from '#config.ts';
import { runUntilSignal } from '#run-until-signal.ts';
import { closeParts, openParts, startJobs } from '#start-server.ts';

/** Jobs only, for the many-machine form: as many of these as there are machines, beside one or more `main`. */
await runUntilSignal(async () => {
  const config = readConfig();
  if (config.databaseUrl === null) {
    throw new ConfigError(
      'DATABASE_URL is not set; the embedded database serves one process, which runs its own jobs.',
    );
  }
  const parts = await openParts(config);
  const jobs = await startJobs(parts);
  console.log(`Joint Site Assessment reads and processes (${parts.db.kind} database)`);
  return {
    async close() {
      await jobs.stop();
      await closeParts(parts);
    },
  };
});
