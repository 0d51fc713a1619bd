import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/s/:shop', component: () => import('./ShopPage.vue'), meta: { title: 'merchants.shop' } },
] satisfies RouteRecordRaw[]
