export { type Config, ConfigError, readConfig } from '#config.ts';
export { migrate } from '#db/migrate.ts';
export { addPerson, setPassword } from '#features/auth/index.ts';
export { addBoundaryEdition, type NewBoundaryEdition } from '#features/boundaries/index.ts';
export { handOverLocalFiles } from '#features/recordings/index.ts';
export { addSite, type NewSite } from '#features/sites/index.ts';
export type { ServerParts } from '#parts.ts';
export { runUntilSignal } from '#run-until-signal.ts';
export { closeParts, openParts, type RunningServer, startServer } from '#start-server.ts';
