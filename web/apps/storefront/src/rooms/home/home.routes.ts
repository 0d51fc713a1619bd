import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/', component: () => import('./HomePage.vue'), meta: { title: 'home.title', tab: 'home', bar: 'search' } },
] satisfies RouteRecordRaw[]
