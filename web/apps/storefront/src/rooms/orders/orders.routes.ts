import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/basket', component: () => import('./BasketPage.vue'), meta: { title: 'orders.basket', tab: 'basket', bar: 'title' } },
  { path: '/checkout', component: () => import('./CheckoutPage.vue'), meta: { title: 'orders.checkout', signedIn: true } },
  { path: '/orders', component: () => import('./OrdersPage.vue'), meta: { title: 'orders.orders', signedIn: true } },
  { path: '/orders/:order', component: () => import('./OrderPage.vue'), meta: { title: 'orders.order', signedIn: true } },
] satisfies RouteRecordRaw[]
