import type { RouteRecordRaw } from 'vue-router'
import { useSession } from '@/shell/session'
import { nextPath } from './nextPath'

/** Whoever is in already has nothing to do at the door. */
const onlyGuests: RouteRecordRaw['beforeEnter'] = async (to) => {
  const session = useSession()
  await session.ready()
  return session.person ? nextPath(to.query.next) : true
}

export default [
  { path: '/sign-in', component: () => import('./SignInPage.vue'), beforeEnter: onlyGuests, meta: { title: 'people.signIn' } },
  { path: '/sign-up', component: () => import('./SignUpPage.vue'), beforeEnter: onlyGuests, meta: { title: 'people.signUp' } },
  { path: '/reset-password', component: () => import('./ResetPasswordPage.vue'), meta: { title: 'people.resetTitle' } },
  { path: '/reset-password/:key', component: () => import('./NewPasswordPage.vue'), meta: { title: 'people.newPasswordTitle' } },
  { path: '/verify-email/:key', component: () => import('./VerifyEmailPage.vue'), meta: { title: 'people.verifyTitle' } },
  { path: '/me', component: () => import('./MePage.vue'), meta: { title: 'people.me', tab: 'me', bar: 'none' } },
  { path: '/me/profile', component: () => import('./ProfilePage.vue'), meta: { title: 'people.profile', signedIn: true } },
  { path: '/me/addresses', component: () => import('./AddressesPage.vue'), meta: { title: 'people.addresses', signedIn: true } },
] satisfies RouteRecordRaw[]
