import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/messages', component: () => import('./MessagesPage.vue'), meta: { title: 'messages.title', signedIn: true } },
  { path: '/messages/:conversation', component: () => import('./ThreadPage.vue'), meta: { title: 'messages.title', bar: 'none', signedIn: true } },
] satisfies RouteRecordRaw[]
