import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/checkout', component: () => import('./CheckoutPage.vue'), meta: { title: 'orders.checkout', signedIn: true } },
] satisfies RouteRecordRaw[]
