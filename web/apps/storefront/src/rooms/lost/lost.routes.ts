import type { RouteRecordRaw } from 'vue-router'

// Everything no other room answers to. The server sends its own 404 for these addresses, with the same page.
export default [
  { path: '/:lost(.*)*', component: () => import('./LostPage.vue'), meta: { title: 'lost.title' } },
] satisfies RouteRecordRaw[]
