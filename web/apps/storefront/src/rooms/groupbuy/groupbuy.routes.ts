import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/teams', component: () => import('./TeamsPage.vue'), meta: { title: 'groupbuy.tab', tab: 'teams', bar: 'search' } },
  { path: '/teams/:team', component: () => import('./TeamPage.vue'), meta: { title: 'groupbuy.team' } },
  { path: '/me/teams', component: () => import('./MyTeamsPage.vue'), meta: { title: 'groupbuy.mine', signedIn: true } },
] satisfies RouteRecordRaw[]
