// How the pages speak to the server: same-origin cookies, CSRF on writes, the visitor's language, refusals as Problem.
import { language } from './preferences'
import { asProblem, offlineProblem, readProblem } from './problem'

const TOKEN_PATH = '/api/session' // Its answer sets the CSRF cookie.
const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** `fetch` that answers only with success and throws a Problem otherwise. */
export async function jishiFetch(input: Request | string | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(input, { credentials: 'same-origin', ...init })
  request.headers.set('Accept-Language', language.value)
  if (SAFE.has(request.method)) return send(request)

  const again = request.clone()
  try {
    return await send(withToken(request))
  } catch (error) {
    // A page left open for days outlives its token: take a new one, and say the same once more.
    if (asProblem(error).code !== 'auth.csrf_failed') throw error
    await send(new Request(new URL(TOKEN_PATH, request.url), { credentials: 'same-origin' }))
    return send(withToken(again))
  }
}

async function send(request: Request): Promise<Response> {
  const response = await fetch(request).catch((reason: unknown) => {
    if (isAbort(reason)) throw reason
    throw offlineProblem()
  })
  if (!response.ok) throw await readProblem(response)
  return response
}

function withToken(request: Request): Request {
  const token = cookie('csrftoken')
  if (token) request.headers.set('X-CSRFToken', token)
  return request
}

export interface Intent {
  /** The key for this body: the same while the body stays the same, so that a second press repeats, not doubles. */
  key(body: unknown): string
  /** Call after success: the next press is a new wish. */
  done(): void
}

/** One thing a person means to do once, however often the button is pressed or the network fails. */
export function createIntent(): Intent {
  let current: { body: string; key: string } | undefined
  return {
    key(body) {
      const text = JSON.stringify(body)
      if (current?.body !== text) current = { body: text, key: newKey() }
      return current.key
    },
    done() {
      current = undefined
    },
  }
}

export function newKey(): string {
  // randomUUID needs a secure context; a phone on the local network has none.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

export function cookie(name: string): string | undefined {
  for (const pair of document.cookie.split('; ')) {
    const cut = pair.indexOf('=')
    if (pair.slice(0, cut) === name) return decodeURIComponent(pair.slice(cut + 1))
  }
  return undefined
}

function isAbort(reason: unknown): boolean {
  return reason instanceof DOMException && reason.name === 'AbortError'
}
