import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/teams', component: () => import('./TeamsPage.vue'), meta: { title: 'groupbuy.tab', tab: 'teams', bar: 'search' } },
  { path: '/teams/:team', component: () => import('./TeamPage.vue'), meta: { title: 'groupbuy.team' } },
] satisfies RouteRecordRaw[]
