import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/after-sales', component: () => import('./CasesPage.vue'), meta: { title: 'aftersales.cases', signedIn: true } },
  { path: '/after-sales/apply/:line', component: () => import('./ApplyPage.vue'), meta: { title: 'aftersales.apply', signedIn: true } },
  { path: '/after-sales/shops/:shop', component: () => import('./ShopCasesPage.vue'), meta: { title: 'aftersales.ofShop', signedIn: true } },
  { path: '/after-sales/:case', component: () => import('./CasePage.vue'), meta: { title: 'aftersales.case', signedIn: true } },
] satisfies RouteRecordRaw[]
