export { addPerson, setPassword } from './actions.ts';
export { permit, requirePermits } from './permit.ts';
export { isSessionLive } from './queries.ts';
export { sessionRoutes } from './routes.ts';
export { installSessions, onSignOut, sessionOf } from './sessions-hook.ts';
