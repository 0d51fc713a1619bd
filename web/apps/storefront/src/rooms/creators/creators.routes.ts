import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/me/numbers', component: () => import('./NumbersPage.vue'), meta: { title: 'creators.numbers', signedIn: true } },
  { path: '/me/numbers/:note', component: () => import('./NoteNumbersPage.vue'), meta: { title: 'creators.numbers', signedIn: true } },
] satisfies RouteRecordRaw[]
