import { expect, test, vi } from 'vitest'
import { answerRequests, mountAt, refuse, type Answers } from '@/testing'
import SignInPage from './SignInPage.vue'

const TEAM = '/teams/team_1?from=pers_9'

async function door(answers: Answers) {
  const asked = answerRequests({
    'GET /api/session': () => ({ person: { person_id: 'pers_1', nickname: 'Ana' }, basket_count: 0, unread_notices: 0 }),
    'POST /api/people/phone-codes': () => ({ phone_masked: '138****8000', expires_in: 300, shown_code: '123456' }),
    ...answers,
  })
  const { page, router } = await mountAt(SignInPage, `/sign-in?next=${encodeURIComponent(TEAM)}`)
  const fill = (name: string, text: string) => page.find(`input[name=${name}]`).setValue(text)
  const send = () => page.find('form').trigger('submit')
  return { page, router, asked, fill, send }
}

test('a code that was texted lets a friend in, back to the very same team', async () => {
  const { page, router, asked, fill, send } = await door({ 'POST /api/people/phone-codes/confirm': () => ({ person: {}, is_new: true }) })

  await fill('phone', '13800138000')
  await send()
  await vi.waitFor(() => expect(page.text()).toContain('123456'))
  await fill('code', '123456')
  await send()

  await vi.waitFor(() => expect(router.currentRoute.value.fullPath).toBe(TEAM))
  expect(asked.map((one) => one.body).filter(Boolean)).toEqual([{ phone: '13800138000' }, { phone: '13800138000', code: '123456' }])
})

test('a wrong code is said at its field, and may be typed again', async () => {
  const errors = [{ field: 'code', code: 'people.phone_code_wrong', message: '' }]
  const { page, router, fill, send } = await door({ 'POST /api/people/phone-codes/confirm': () => refuse(422, 'people.phone_code_wrong', { errors }) })
  await fill('phone', '13800138000')
  await send()
  await vi.waitFor(() => expect(page.find('input[name=code]').exists()).toBe(true))

  await fill('code', '000000')
  await send()

  await vi.waitFor(() => expect(page.text()).toContain('This is not the code'))
  expect(page.find('input[name=code]').attributes('aria-invalid')).toBe('true')
  expect(router.currentRoute.value.path).toBe('/sign-in')
})

test('e-mail and password let in as well, and what is wrong is said once', async () => {
  let isRight = false
  const { page, router, fill, send } = await door({
    'POST /_allauth/browser/v1/auth/login': () =>
      isRight
        ? { status: 200, meta: { is_authenticated: true } }
        : Response.json({ status: 400, errors: [{ code: 'email_password_mismatch', param: 'password', message: '…' }] }, { status: 400 }),
  })
  await page.findAll('[role=tab]')[1]!.trigger('click')
  await fill('email', 'ana@example.com')
  await fill('password', 'wrong')
  await send()
  await vi.waitFor(() => expect(page.text()).toContain('The e-mail address or the password is wrong'))

  isRight = true
  await fill('password', 'right')
  await send()

  await vi.waitFor(() => expect(router.currentRoute.value.fullPath).toBe(TEAM))
})
