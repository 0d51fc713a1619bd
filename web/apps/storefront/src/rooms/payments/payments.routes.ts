import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/pay/:checkout', component: () => import('./PayPage.vue'), meta: { title: 'payments.title', signedIn: true } },
] satisfies RouteRecordRaw[]
