import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const shared = {
  resolve: {
    alias: [
      { find: /^server-only$/, replacement: at('./scripts/server-only.ts') },
      { find: /^@\//, replacement: at('./') },
    ],
  },
};

// These packages import Next without file extensions, which only a bundler resolves.
const server = { deps: { inline: ['next-auth', '@auth/core', 'next-intl'] } };

export default defineConfig({
  test: {
    // One more than cores: tests of processes and channels wait more than they work.
    maxWorkers: 3,
    projects: [
      {
        ...shared,
        test: {
          name: 'unit',
          testTimeout: 60_000,
          // Pure rules leave nothing behind: their files share what they import.
          isolate: false,
          server,
          include: ['{lib,components,app,emails}/**/*.test.{ts,tsx}'],
          env: { TZ: 'UTC', LOG_LEVEL: 'silent' },
        },
      },
      {
        ...shared,
        test: {
          name: 'integration',
          // Files share the packages they import, and nothing else: tests/setup/own-database.ts.
          isolate: false,
          server,
          include: ['tests/*.test.ts', 'tests/integration/**/*.test.{ts,tsx}'],
          globalSetup: ['tests/setup/database-server.ts'],
          setupFiles: ['tests/setup/own-database.ts'],
          env: { TZ: 'UTC', LOG_LEVEL: 'silent' },
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'faults',
          server,
          include: ['tests/faults/**/*.test.ts'],
          globalSetup: ['tests/faults/model.ts'],
          // Each file has a platform of its own, and waits for it more than it works.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          env: { TZ: 'UTC', LOG_LEVEL: 'silent' },
        },
      },
    ],
  },
});
