export {
  addPerson,
  addPersonWithHash,
  removeSecondFactorOf,
  requireFreeAddress,
  setPassword,
} from './actions.ts';
export { hashToken, newToken } from './known-device.ts';
export { hashPassword } from './password.ts';
export { requireStrongPassword } from './password-rules.ts';
export { permit, requirePermits } from './permit.ts';
export {
  deleteSessionsOf,
  findPersonOfSession,
  insertAppointment,
  insertPerson,
  isSessionLive,
} from './queries.ts';
export { sessionRoutes } from './routes.ts';
export { installSessions, onSignOut, sessionOf, tellSignedOut } from './sessions-hook.ts';
