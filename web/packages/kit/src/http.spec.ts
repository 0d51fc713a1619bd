import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createIntent, jishiFetch } from './http'
import { chooseLanguage } from './preferences'

let sent: Request[] = []

beforeEach(() => {
  sent = []
  vi.stubGlobal('fetch', (request: Request) => {
    sent.push(request)
    return Promise.resolve(new Response('{}', { status: 200, headers: { 'content-type': 'application/json' } }))
  })
})

describe('a request', () => {
  test('speaks the visitor’s language', async () => {
    chooseLanguage('en')

    await jishiFetch('http://shop.test/api/session')

    expect(sent[0]?.headers.get('Accept-Language')).toBe('en')
  })

  test('carries the CSRF token when it writes, and only then', async () => {
    document.cookie = 'csrftoken=abc123'

    await jishiFetch('http://shop.test/api/session')
    await jishiFetch('http://shop.test/api/orders', { method: 'POST', body: '{}' })

    expect(sent.map((request) => request.headers.get('X-CSRFToken'))).toEqual([null, 'abc123'])
  })

  test('whose token has run out takes a new one and says the same again', async () => {
    document.cookie = 'csrftoken=old'
    const refused = JSON.stringify({ code: 'auth.csrf_failed' })
    vi.stubGlobal('fetch', async (request: Request) => {
      sent.push(request)
      if (request.url.endsWith('/api/session')) document.cookie = 'csrftoken=new'
      if (request.headers.get('X-CSRFToken') !== 'old') return new Response('{}')
      return new Response(refused, { status: 403, headers: { 'content-type': 'application/problem+json' } })
    })

    await jishiFetch('http://shop.test/api/orders', { method: 'POST', body: '{"a":1}' })

    expect(sent.map((request) => [request.method, request.headers.get('X-CSRFToken')])).toEqual([
      ['POST', 'old'],
      ['GET', null],
      ['POST', 'new'],
    ])
    expect(await sent[2]?.text()).toBe('{"a":1}')
  })

  test('that finds no network says so', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')))

    await expect(jishiFetch('http://shop.test/api/session')).rejects.toMatchObject({ code: 'web.offline' })
  })
})

describe('an intent', () => {
  test('keeps its key while the wish is the same, however often it is sent', () => {
    const intent = createIntent()

    expect(intent.key({ quantity: 1 })).toBe(intent.key({ quantity: 1 }))
  })

  test('has another key for another body, and for a new wish after success', () => {
    const intent = createIntent()
    const first = intent.key({ quantity: 1 })

    const changed = intent.key({ quantity: 2 })
    intent.done()
    const again = intent.key({ quantity: 2 })

    expect(new Set([first, changed, again]).size).toBe(3)
  })
})
