import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/p/:product/questions', component: () => import('./QuestionsPage.vue'), meta: { title: 'questions.title' } },
  { path: '/questions/:question', component: () => import('./QuestionPage.vue'), meta: { title: 'questions.one' } },
  { path: '/questions/shops/:shop', component: () => import('./ShopQuestionsPage.vue'), meta: { title: 'questions.ofShop', signedIn: true } },
  { path: '/me/asked', component: () => import('./AskedPage.vue'), meta: { title: 'questions.asked', signedIn: true } },
] satisfies RouteRecordRaw[]
