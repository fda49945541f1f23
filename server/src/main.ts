import { readConfig } from '#config.ts';
import { runUntilSignal } from '#run-until-signal.ts';
import { startServer } from '#start-server.ts';

await runUntilSignal(async () => {
  const server = await startServer(readConfig());
  console.log(`Joint Site Assessment at ${server.address} (${server.parts.db.kind} database)`);
  return server;
});
