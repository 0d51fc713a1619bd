import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/discover', component: () => import('./DiscoverPage.vue'), meta: { title: 'notes.discover', tab: 'discover', bar: 'search' } },
  { path: '/topics/:topic', component: () => import('./TopicPage.vue'), meta: { title: 'notes.topic' } },
  { path: '/people/:person', component: () => import('./PersonPage.vue'), meta: { title: 'notes.person' } },
  { path: '/people/:person/followers', component: () => import('./CirclePage.vue'), meta: { title: 'notes.followers' } },
  { path: '/people/:person/following', component: () => import('./CirclePage.vue'), meta: { title: 'notes.following' } },
  { path: '/boards/:board', component: () => import('./BoardPage.vue'), meta: { title: 'notes.board' } },
  { path: '/notes/new', component: () => import('./WriteNotePage.vue'), meta: { title: 'notes.write', signedIn: true } },
  { path: '/notes/:note', component: () => import('./NotePage.vue'), meta: { title: 'notes.note', bar: 'none' } },
  { path: '/notes/:note/edit', component: () => import('./WriteNotePage.vue'), meta: { title: 'notes.rewrite', signedIn: true } },
  { path: '/me/notes', component: () => import('./MyNotesPage.vue'), meta: { title: 'notes.mine', signedIn: true } },
  { path: '/me/kept', component: () => import('./KeptPage.vue'), meta: { title: 'notes.kept', signedIn: true } },
  { path: '/me/circle', component: () => import('./MyCirclePage.vue'), meta: { title: 'notes.circle', signedIn: true } },
] satisfies RouteRecordRaw[]
