import { fileURLToPath } from 'node:url';

import { svelte } from '@sveltejs/vite-plugin-svelte';
import { svelteTesting } from '@testing-library/svelte/vite';
import { defineConfig } from 'vitest/config';

// The policy of the real window (tauri.conf.json); `vite preview` wears it too, so that a breach shows in a browser.
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self' attachment: http://attachment.localhost",
  'connect-src ipc: http://ipc.localhost',
].join('; ');

export default defineConfig(({ mode }) => ({
  plugins: [svelte(), svelteTesting()],
  clearScreen: false,
  resolve: { alias: { 'd3-interpolate': fileURLToPath(new URL('./src/lib/scales/interpolate.ts', import.meta.url)) } },
  build: {
    target: 'safari17',
    cssTarget: 'safari18',
    // Fonts stay files: the policy allows no `data:`.
    assetsInlineLimit: 0,
    outDir: mode === 'fake' ? 'dist-fake' : 'dist',
    emptyOutDir: true,
  },
  preview: { headers: { 'Content-Security-Policy': policy } },
  test: {
    environment: 'jsdom',
    setupFiles: ['./tests/setup.ts'],
    include: ['src/**/*.test.ts', 'tests/**/*.test.ts'],
    // Nothing waits for a clock; a machine that builds something else beside is only slower.
    testTimeout: 30_000,
  },
}));
