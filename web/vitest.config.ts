import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [vue()],
  resolve: { alias: { '@': fileURLToPath(new URL('./apps/storefront/src', import.meta.url)) } },
  test: {
    environment: 'happy-dom',
    include: ['apps/*/src/**/*.spec.ts', 'packages/*/src/**/*.spec.ts'],
    setupFiles: [fileURLToPath(new URL('./vitest.setup.ts', import.meta.url))],
    restoreMocks: true,
  },
})
