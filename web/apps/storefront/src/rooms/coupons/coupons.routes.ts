import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/me/coupons', component: () => import('./CouponsPage.vue'), meta: { title: 'coupons.title', signedIn: true } },
] satisfies RouteRecordRaw[]
