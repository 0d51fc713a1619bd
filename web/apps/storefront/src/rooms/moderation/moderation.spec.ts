import { expect, test, vi } from 'vitest'
import { h } from 'vue'
import { useSession } from '@/shell/session'
import { answerRequests, mountAt, refuse, type Answers } from '@/testing'
import DecisionsPage from './DecisionsPage.vue'
import ReportSheet from './ReportSheet.vue'

const POLICY = [
  { code: '6', chapter: '', words: 'Unlawful', is_citable: false },
  { code: '6.9', chapter: '6', words: 'Obscenity', is_citable: true },
  { code: 'p', chapter: '', words: 'Rules of this market', is_citable: false },
  { code: 'p.1', chapter: 'p', words: 'Spam', is_citable: true },
]
const REMOVED = {
  judged_id: 'moditem_1', subject: 'note_1', subject_kind: 'note', state: 'removed', rule: 'p.1', rule_words: 'Spam', text: 'Add me',
  because: 'An advertisement', decided_at: '2026-05-01T04:00:00Z', appeal_until: '2026-05-16T04:00:00Z',
}

async function sheet(answers: Answers, person: unknown = { person_id: 'pers_1', nickname: 'Ana' }) {
  const asked = answerRequests({
    'GET /api/session': () => ({ person, basket_count: 0, unread_notices: 0 }),
    'GET /api/moderation/policy': () => POLICY,
    ...answers,
  })
  const closed = vi.fn()
  const { page } = await mountAt(() => h(ReportSheet, { open: true, subject: 'note_1', 'onUpdate:open': closed }), '/notes/note_1')
  await useSession().refresh()
  const shown = () => document.body.querySelector('[role=dialog]')
  return { page, asked, shown, closed }
}

async function decisions(answers: Answers) {
  const asked = answerRequests({ 'GET /api/moderation/pause': () => ({ until: null, strikes: [] }), ...answers })
  const { page } = await mountAt(DecisionsPage, '/me/decisions')
  await vi.waitFor(() => expect(page.text()).not.toBe(''))
  return { page, asked }
}

test('a report cites a rule of a chapter, and may add words', async () => {
  const { page, asked, shown, closed } = await sheet({ 'POST /api/moderation/reports': () => new Response(null, { status: 204 }) })
  await vi.waitFor(() => expect(shown()?.textContent).toContain('Spam'))
  expect(shown()?.textContent).not.toContain('Obscenity')

  const rule = shown()!.querySelector<HTMLInputElement>('input[type=radio]')!
  rule.checked = true
  rule.dispatchEvent(new Event('change'))
  await vi.waitFor(() => expect(shown()!.querySelector<HTMLButtonElement>('[type=submit]')!.disabled).toBe(false))
  shown()!.querySelector('form')!.dispatchEvent(new Event('submit'))

  await vi.waitFor(() => expect(closed).toHaveBeenCalledWith(false))
  expect(asked.at(-1)?.body).toEqual({ subject: 'note_1', rule: 'p.1', text: '' })
  page.unmount()
})

test('a guest is asked to sign in first', async () => {
  const { page, shown } = await sheet({}, null)

  await vi.waitFor(() => expect(shown()?.querySelector('a')?.getAttribute('href')).toContain('/sign-in?next='))
  page.unmount()
})

test('an author reads which rule it was and whose words, and appeals once', async () => {
  let judged: unknown = REMOVED
  const { page, asked } = await decisions({
    'GET /api/moderation/judged': () => ({ items: [judged], next: null }),
    'POST /api/moderation/judged/moditem_1/appeal': () => {
      judged = { ...REMOVED, state: 'appealed', appeal_until: null }
      return new Response(null, { status: 204 })
    },
  })
  await vi.waitFor(() => expect(page.text()).toContain('Breaks p.1: Spam'))
  expect(page.text()).toContain('An advertisement')

  await page.find('button').trigger('click')
  await page.find('textarea').setValue(' It is a recipe ')
  await page.find('form').trigger('submit')

  await vi.waitFor(() => expect(page.text()).toContain('Appealed'))
  expect(asked.find((one) => one.method === 'POST')?.body).toEqual({ text: 'It is a recipe' })
  expect(page.find('form').exists()).toBe(false)
})

test('an appeal that comes too late says so', async () => {
  const { page } = await decisions({
    'GET /api/moderation/judged': () => ({ items: [REMOVED], next: null }),
    'POST /api/moderation/judged/moditem_1/appeal': () => refuse(409, 'moderation.too_late'),
  })
  await vi.waitFor(() => expect(page.find('button').exists()).toBe(true))
  await page.find('button').trigger('click')
  await page.find('textarea').setValue('It is a recipe')
  await page.find('form').trigger('submit')

  await vi.waitFor(() => expect(page.find('[role=alert]').text()).toContain('over'))
})

test('what counts is shown with how long, and until when nothing may be published', async () => {
  const strike = { rule: '6.9', rule_words: 'Obscenity', points: 4, at: '2026-05-01T04:00:00Z', counts_until: '2026-07-30T04:00:00Z' }
  const { page } = await decisions({
    'GET /api/moderation/judged': () => ({ items: [], next: null }),
    'GET /api/moderation/pause': () => ({ until: '2026-05-02T04:00:00Z', strikes: [strike] }),
  })

  await vi.waitFor(() => expect(page.text()).toContain('4 points'))
  expect(page.find('[role=status]').text()).toContain('You may publish nothing until')
})
