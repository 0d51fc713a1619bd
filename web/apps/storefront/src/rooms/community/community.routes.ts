import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/orders/:order/review', component: () => import('./WriteReviewPage.vue'), meta: { title: 'community.write', signedIn: true } },
  { path: '/me/reviews', component: () => import('./MyReviewsPage.vue'), meta: { title: 'community.mine', signedIn: true } },
] satisfies RouteRecordRaw[]
