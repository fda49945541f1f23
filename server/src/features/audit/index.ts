export { recordAudit } from './record-audit.ts';
export { recordView } from './record-view.ts';
export { auditRoutes } from './routes.ts';
