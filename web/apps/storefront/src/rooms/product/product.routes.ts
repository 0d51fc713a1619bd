import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/p/:product', component: () => import('./ProductPage.vue'), meta: { title: 'product.title', bar: 'none' } },
  { path: '/p/:product/reviews', component: () => import('./ReviewsPage.vue'), meta: { title: 'product.reviews' } },
] satisfies RouteRecordRaw[]
