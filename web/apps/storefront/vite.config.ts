import { fileURLToPath } from 'node:url'
import tailwind from '@tailwindcss/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { compressed } from '../../tools/compressed'

// The API is on the same host in production; `JISHI_API` says where it stands while we develop.
const api = process.env.JISHI_API ?? 'http://localhost:8000'

export default defineConfig({
  plugins: [vue(), tailwind(), compressed()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  define: {
    __VUE_OPTIONS_API__: false,
    __VUE_I18N_LEGACY_API__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
    __INTLIFY_DROP_MESSAGE_COMPILER__: true, // Ours is in @jishi/kit/message.
  },
  build: {
    // Under 4 KB Vite would inline pictures and fonts; each then loads with the page, wanted or not.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { proxy: proxied() },
  preview: { proxy: proxied() },
})

function proxied() {
  return Object.fromEntries(['/api', '/_allauth', '/media', '/admin'].map((path) => [path, { target: api }]))
}
