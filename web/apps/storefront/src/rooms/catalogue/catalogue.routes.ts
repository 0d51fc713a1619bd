import type { RouteRecordRaw } from 'vue-router'

export default [
  {
    path: '/categories',
    component: () => import('./CategoriesPage.vue'),
    meta: { title: 'catalogue.categories', tab: 'categories', bar: 'search' },
  },
  { path: '/c/:slug', component: () => import('./CategoryPage.vue'), meta: { title: 'catalogue.category' } },
] satisfies RouteRecordRaw[]
