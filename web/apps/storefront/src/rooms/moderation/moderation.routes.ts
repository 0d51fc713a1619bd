import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/me/decisions', component: () => import('./DecisionsPage.vue'), meta: { title: 'moderation.mine', signedIn: true } },
] satisfies RouteRecordRaw[]
