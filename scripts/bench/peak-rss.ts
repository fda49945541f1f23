import { existsSync, readFileSync } from 'node:fs';

/**
 * The most memory that this process has had: where Linux counts for this program alone; its usual count goes on from
 * what the process had that started this one.
 */
export function peakRssBytes(): number {
  const status = '/proc/self/status';
  const peak = existsSync(status) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, 'utf8')) : null;
  return 1024 * (peak ? Number(peak[1]) : process.resourceUsage().maxRSS);
}
