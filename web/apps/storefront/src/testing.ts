// Mounts a part of the storefront with everything around it, and answers its requests from a table. Only tests import this.
import { QueryClient, VueQueryPlugin } from '@tanstack/vue-query'
import { mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { vi } from 'vitest'
import { defineComponent, h, type Component } from 'vue'
import { createI18n } from 'vue-i18n'
import { createMemoryHistory, createRouter } from 'vue-router'
import en from './words/en'

export interface Asked {
  method: string
  path: string
  key: string | null
  body: unknown
}

/** What a request is answered with: data, a Response, or a throw for a network that is down. */
export type Answers = Record<string, (asked: Asked) => unknown>

export function refuse(status: number, code: string, more: Record<string, unknown> = {}): Response {
  return Response.json({ code, title: code, status, ...more }, { status, headers: { 'content-type': 'application/problem+json' } })
}

/** Answers by "METHOD /path"; returns what was asked, in order. */
export function answerRequests(answers: Answers): Asked[] {
  const asked: Asked[] = []
  vi.stubGlobal('fetch', async (input: Request | string, init?: RequestInit) => {
    const request = new Request(typeof input === 'string' ? new URL(input, location.origin) : input, init)
    const path = new URL(request.url).pathname
    const text = request.method === 'GET' ? '' : await request.text()
    const one = { method: request.method, path, key: request.headers.get('Idempotency-Key'), body: text ? JSON.parse(text) : null }
    asked.push(one)
    const answer = answers[`${one.method} ${path}`]
    if (!answer) throw new Error(`nobody answers ${one.method} ${path}`)
    const said = await answer(one)
    return said instanceof Response ? said : Response.json(said)
  })
  return asked
}

/** Mount a component at an address, in English. */
export async function mountAt(component: Component, path: string, pattern = '/:rest(.*)*') {
  const blank = { render: () => h('p') }
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: pattern, component: blank }, { path: '/:rest(.*)*', component: blank }] })
  await router.push(path)
  const i18n = createI18n({ legacy: false, locale: 'en', messages: { en: en as never } })
  const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { networkMode: 'always' } } })
  const page = mount(component, {
    attachTo: document.body,
    global: { plugins: [i18n, router, createPinia(), [VueQueryPlugin, { queryClient }]] },
  })
  return { page, router, queryClient }
}

/** Run a composable as a component would. */
export async function setUp<Result>(composable: () => Result, path = '/') {
  let result: Result | undefined
  const Host = defineComponent({
    setup() {
      result = composable()
      return () => h('p')
    },
  })
  const mounted = await mountAt(Host, path)
  return { ...mounted, result: result as Result }
}
