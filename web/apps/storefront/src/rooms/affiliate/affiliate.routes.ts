import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/me/shares', component: () => import('./MySharesPage.vue'), meta: { title: 'affiliate.mine', signedIn: true } },
] satisfies RouteRecordRaw[]
