import { describe, expect, test } from 'vitest'
import { asProblem, fieldText, isNowhere, offlineProblem, problemText, readProblem, type FindMessage } from './problem'

const WORDS: Record<string, string> = {
  'problem.groupbuy.team_is_full': 'This team is full',
  'problem.web.offline': 'No network',
  'problem.web.unexpected': 'Something went wrong',
  'problem.orders.too_many': 'At most {limit}',
}
const find: FindMessage = (key, facts) => WORDS[key]?.replace('{limit}', String(facts.limit))

function refusal(status: number, body: unknown, type = 'application/problem+json'): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': type } })
}

describe('a refusal', () => {
  test('is read whole from a problem document', async () => {
    const problem = await readProblem(
      refusal(422, {
        code: 'orders.too_many',
        title: 'Too many',
        detail: 'At most three',
        facts: { limit: 3 },
        errors: [{ field: 'quantity', code: 'orders.too_many', message: 'At most 3.' }],
        request_id: 'req_1',
      }),
    )

    expect(problem).toMatchObject({ code: 'orders.too_many', status: 422, facts: { limit: 3 }, requestId: 'req_1' })
    expect(problem.about('quantity')?.message).toBe('At most 3.')
    expect(problemText(problem, find)).toBe('At most 3')
    expect(fieldText(problem, 'quantity', find)).toBe('At most 3')
    expect(fieldText(problem, 'address_id', find)).toBeUndefined()
  })

  test('is said in our words, else in the server’s, else excused', async () => {
    expect(problemText(await readProblem(refusal(409, { code: 'groupbuy.team_is_full' })), find)).toBe('This team is full')
    expect(problemText(await readProblem(refusal(409, { code: 'new.code', detail: 'A new reason' })), find)).toBe('A new reason')
    expect(problemText(await readProblem(refusal(500, { code: 'new.code', detail: 'Traceback' })), find)).toBe('Something went wrong')
  })

  test('that is no problem document keeps its status', async () => {
    const problem = await readProblem(new Response('<h1>Bad gateway</h1>', { status: 502, headers: { 'content-type': 'text/html' } }))

    expect(problem).toMatchObject({ code: 'web.unexpected', status: 502 })
  })
})

test('an address that leads nowhere is told from a shop that does not answer', async () => {
  expect(isNowhere(await readProblem(refusal(404, { code: 'storefront.product_not_found' })))).toBe(true)
  expect(isNowhere(await readProblem(refusal(503, { code: 'market.busy' })))).toBe(false)
  expect(isNowhere(offlineProblem())).toBe(false)
})

describe('silence and surprises', () => {
  test('become problems too', () => {
    expect(problemText(offlineProblem(), find)).toBe('No network')
    expect(asProblem(new Error('boom'))).toMatchObject({ code: 'web.unexpected', title: 'boom' })
  })
})
