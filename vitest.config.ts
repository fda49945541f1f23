import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findChromium } from './scripts/journeys/chromium.ts';

const chromium = await findChromium();

/** Many tests start a program of ours: Node keeps what it compiled of it, so that only the first one waits. */
const env = { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/compiled') };

/** What is waited for may take long on a small machine that draws without a graphics card. */
const patience = { poll: { timeout: 20_000 } };

export default defineConfig({
  test: {
    // Two at once: each integration test carries a PostgreSQL of its own, and the smallest machine has two cores.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'node',
          include: [
            '{gpr-parsers,gpr-processing,coordinates,contract,sealing,papers,server,web}/src/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          exclude: ['**/*.browser.test.*', 'scripts/journeys/**', '**/node_modules/**'],
          environment: 'node',
          env,
          expect: patience,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        plugins: [react()],
        publicDir: 'web/public',
        // Found in the middle of a run, these would make the browser load every test anew.
        optimizeDeps: { include: ['react', 'react-dom/client', 'react-aria-components'] },
        test: {
          name: 'browser',
          include: ['web/src/**/*.browser.test.{ts,tsx}'],
          expect: patience,
          testTimeout: 60_000,
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: chromium }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['scripts/journeys/**/*.test.ts'],
          environment: 'node',
          env,
          expect: patience,
          testTimeout: 300_000,
          hookTimeout: 180_000,
          fileParallelism: false,
          globalSetup: 'scripts/journeys/seeded.ts',
        },
      },
    ],
  },
});
