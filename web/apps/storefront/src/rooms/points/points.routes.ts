import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/me/points', component: () => import('./PointsPage.vue'), meta: { title: 'points.title', signedIn: true } },
] satisfies RouteRecordRaw[]
