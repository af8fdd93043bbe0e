import { defineConfig } from '@playwright/test';

// One name for the whole run: the workers inherit it.
process.env.E2E_RUN ??= Date.now().toString(36);

/** `npm test` starts the platform and says where it is; by hand, point E2E_BASE_URL at a running one. */
export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: '.data/test/e2e',
  forbidOnly: Boolean(process.env.CI),
  // One more than cores: a person's time to fill a form, and that of a message to come, is nobody's work.
  workers: 3,
  timeout: 60_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: '.data/test/playwright.json' }]],
  use: {
    baseURL: process.env.E2E_BASE_URL ?? 'http://localhost:3000',
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    // Filming every test is dear: asked for when one is to be looked into.
    trace: process.env.E2E_TRACE ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
