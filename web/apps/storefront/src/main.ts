import { language, showTheme } from '@jishi/kit/preferences'
import { VueQueryPlugin } from '@tanstack/vue-query'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './App.vue'
import './app.css'
import { queries } from './queries'
import { router } from './router'
import { loadMissingGlyphs } from './shell/glyphs'
import { useSession } from './shell/session'
import { i18n, speak } from './words'

async function start(): Promise<void> {
  showTheme()
  await speak(language.value)
  const app = createApp(App)
  app.use(createPinia()).use(i18n).use(router).use(VueQueryPlugin, { queryClient: queries })
  void useSession().ready()
  await router.isReady()
  app.mount('#app')
  void loadMissingGlyphs()
  if (import.meta.env.PROD && 'serviceWorker' in navigator) void navigator.serviceWorker.register('/sw.js')
}

void start()
