// Every room brings its own pages: `rooms/<room>/<room>.routes.ts`, each page a chunk of its own.
import { nextTick } from 'vue'
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { useSession } from '@/shell/session'

declare module 'vue-router' {
  interface RouteMeta {
    /** The key of the page's title; a page may say a better one with `usePageTitle`. */
    title: string
    /** The bottom tab this page belongs to; pages without one are deeper and show no tabs. */
    tab?: 'home' | 'discover' | 'categories' | 'teams' | 'basket' | 'me'
    /** What stands on top on a phone: the search bar, a title with a way back, or nothing (the page draws its own). */
    bar?: 'search' | 'title' | 'none'
    /** Only for those who are signed in; others sign in first and come back. */
    signedIn?: boolean
  }
}

const rooms = import.meta.glob<RouteRecordRaw[]>('./rooms/*/*.routes.ts', { eager: true, import: 'default' })

export const router = createRouter({
  history: createWebHistory(),
  routes: Object.values(rooms).flat(),
  async scrollBehavior(to, from, saved) {
    if (saved) {
      // Lists are drawn from the query cache; give them one frame to take their height back.
      await nextTick()
      await new Promise(requestAnimationFrame)
      return saved
    }
    if (to.hash) return { el: to.hash, top: 80 }
    return to.path === from.path ? false : { top: 0 }
  },
})

router.beforeEach(async (to) => {
  if (!to.meta.signedIn) return true
  const session = useSession()
  await session.ready()
  return session.person ? true : { path: '/sign-in', query: { next: to.fullPath } }
})

// A new version was published while this page was open, and its old chunks are gone: load the new one.
router.onError((error: unknown, to) => {
  const isGone = error instanceof TypeError && /dynamically imported module|module script/i.test(error.message)
  if (isGone && navigator.onLine && !isSecondTry(to.fullPath)) location.assign(to.fullPath)
})

function isSecondTry(path: string): boolean {
  const key = 'jishi.reloaded'
  const again = sessionStorage.getItem(key) === path
  sessionStorage.setItem(key, path)
  return again
}
