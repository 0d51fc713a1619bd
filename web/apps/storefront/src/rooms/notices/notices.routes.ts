import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/me/notices', component: () => import('./NoticesPage.vue'), meta: { title: 'notices.title', signedIn: true } },
] satisfies RouteRecordRaw[]
