export { readDailyHeads } from './daily-heads.ts';
export { findHead as auditHead } from './queries.ts';
export { recordAudit } from './record-audit.ts';
export { recordView } from './record-view.ts';
export { auditRoutes } from './routes.ts';
export { verifyChain } from './verify-chain.ts';
