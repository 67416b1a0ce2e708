import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    reporters: ['default', './tests/support/closing-line.ts'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    restoreMocks: true,
    pool: 'forks',
    // Files of one worker share their modules: the knowledge pages are read once and not 130 times. Nothing here mocks a
    // module or keeps state in one.
    isolate: false,
    maxWorkers: '100%',
  },
});
