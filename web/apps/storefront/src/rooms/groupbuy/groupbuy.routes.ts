import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/teams', component: () => import('./TeamsPage.vue'), meta: { title: 'groupbuy.tab', tab: 'teams', bar: 'search' } },
] satisfies RouteRecordRaw[]
