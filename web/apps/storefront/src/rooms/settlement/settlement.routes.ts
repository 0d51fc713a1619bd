import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/settlement/shops/:shop', component: () => import('./StatementsPage.vue'), meta: { title: 'settlement.statements', signedIn: true } },
  { path: '/settlement/statements/:statement', component: () => import('./StatementPage.vue'), meta: { title: 'settlement.statement', signedIn: true } },
] satisfies RouteRecordRaw[]
