import type { Schemas } from '@jishi/client'
import { expect, test, vi } from 'vitest'
import { answerRequests, setUp, type Answers } from '@/testing'
import { usePayment } from './usePayment'

const soon = () => new Date(Date.now() + 600_000).toISOString()

function intent(changes: Partial<Schemas['IntentOut']> = {}) {
  return { intent_id: 'pay_1', state: 'open', is_late: false, expires_at: soon(), server_time: new Date().toISOString(), amount: { currency: 'CNY', minor: 4990 }, last_attempt: null, ...changes }
}

function lastAttempt(state: Schemas['AttemptState']): Schemas['LastAttemptOut'] {
  return { attempt_id: 'att_1', state, method: 'sandbox', shown: null, slip: null }
}

async function payment(answers: Answers, cameBack = false) {
  const asked = answerRequests({
    'GET /api/orders/checkouts/chk_1': () => ({ checkout_id: 'chk_1', state: 'open', intent_id: 'pay_1', order_ids: ['ord_1'], server_time: new Date().toISOString() }),
    'GET /api/payments/methods': () => ({ items: [{ method: 'sandbox', title: 'Sandbox Bank', fits: 'any' }, { method: 'wechat_h5', title: 'WeChat Pay', fits: 'phone' }] }),
    'GET /api/payments/intents/pay_1': () => intent(),
    ...answers,
  })
  const go = vi.fn()
  const { result } = await setUp(() => usePayment('chk_1', cameBack, go))
  await vi.waitFor(() => expect(result.stage.value && result.method.value).toBeTruthy())
  return { result, go, tries: () => asked.filter((one) => one.key) }
}

test('paying leads to the bank, and back to this page', async () => {
  const { result, go, tries } = await payment({
    'POST /api/payments/intents/pay_1/attempts': () => ({ attempt_id: 'att_1', state: 'pending', redirect_url: 'https://bank.test/pay/1' }),
  })

  result.pay()
  result.pay() // A second tap does nothing twice.

  await vi.waitFor(() => expect(go).toHaveBeenCalledExactlyOnceWith('https://bank.test/pay/1'))
  expect(tries().map((one) => one.body)).toEqual([{ method: 'sandbox', return_path: '/pay/chk_1?back=1' }])
  expect(result.isPaying.value).toBe(true)
})

test('a network that fails is tried again with the same key', async () => {
  let isDown = true
  const { result, go, tries } = await payment({
    'POST /api/payments/intents/pay_1/attempts': () => {
      if (isDown) throw new TypeError('Failed to fetch')
      return { attempt_id: 'att_1', state: 'pending', redirect_url: 'https://bank.test/pay/1' }
    },
  })

  result.pay()
  await vi.waitFor(() => expect(result.problem.value?.code).toBe('web.offline'))
  isDown = false
  result.pay()

  await vi.waitFor(() => expect(go).toHaveBeenCalled())
  expect(new Set(tries().map((one) => one.key)).size).toBe(1)
})

test('a bank that does not answer at once is waited for', async () => {
  let last: Schemas['LastAttemptOut'] | null = null
  const { result, go } = await payment({
    'GET /api/payments/intents/pay_1': () => intent({ last_attempt: last }),
    'POST /api/payments/intents/pay_1/attempts': () => {
      last = lastAttempt('unknown')
      return { ...last, redirect_url: null }
    },
  })

  result.pay()

  await vi.waitFor(() => expect(result.stage.value).toBe('waiting'))
  expect(go).not.toHaveBeenCalled()
})

test('whoever comes back waits until the bank has told, without pressing anything', async () => {
  let told = intent({ last_attempt: lastAttempt('pending') })
  const { result } = await payment({ 'GET /api/payments/intents/pay_1': () => told }, true)
  expect(result.stage.value).toBe('waiting')

  told = intent({ state: 'paid', last_attempt: lastAttempt('succeeded') })

  await vi.waitFor(() => expect(result.stage.value).toBe('paid'), { timeout: 4000 })
})

test('a code that was shown stays in view until another way is chosen, and is paid by hearsay', async () => {
  const code = { attempt_id: 'att_1', state: 'pending', method: 'wechat_qr', shown: { kind: 'scan', text: 'weixin://x' }, slip: null }
  let told = intent({ last_attempt: code as Schemas['LastAttemptOut'] })
  const { result } = await payment({ 'GET /api/payments/intents/pay_1': () => told })
  expect(result.shown.value?.attempt_id).toBe('att_1')

  result.chooseAnother()
  expect(result.shown.value).toBeNull()
  told = intent({ state: 'paid', last_attempt: { ...code, state: 'succeeded' } as Schemas['LastAttemptOut'] })

  result.refresh()
  await vi.waitFor(() => expect(result.stage.value).toBe('paid'))
})

test('only what works on this device is offered', async () => {
  const { result } = await payment({})
  expect(result.methods.value?.map((one) => one.method)).toEqual(['sandbox'])
})
