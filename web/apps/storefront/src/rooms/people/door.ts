// Coming in by e-mail and password: django-allauth's own protocol. Its refusals become Problems like everybody else's.
import { cookie } from '@jishi/kit/http'
import { language } from '@jishi/kit/preferences'
import { offlineProblem, Problem, UNEXPECTED } from '@jishi/kit/problem'

interface Answer {
  errors?: { code: string; message: string; param?: string }[]
  data?: { flows?: { id: string; is_pending?: boolean }[] }
  meta?: { is_authenticated?: boolean }
}

export async function signIn(email: string, password: string): Promise<void> {
  expectIn(await knock('POST', 'login', { email, password }))
}

export async function signUp(email: string, password: string, nickname: string): Promise<void> {
  expectIn(await knock('POST', 'signup', { email, password, nickname }))
}

export async function signOut(): Promise<void> {
  await knock('DELETE', 'session')
}

/** Send a letter with a link, to whom there is an account for; nobody learns whether there is one. */
export async function askForReset(email: string): Promise<void> {
  await knock('POST', 'password/request', { email })
}

export async function resetPassword(key: string, password: string): Promise<void> {
  await knock('POST', 'password/reset', { key, password })
}

export async function verifyEmail(key: string): Promise<void> {
  await knock('POST', 'email/verify', { key })
}

/** 401 means here only "nobody is signed in now", which is fine after signing out or resetting. */
async function knock(method: string, path: string, body?: Record<string, string>): Promise<Answer> {
  const response = await fetch(`/_allauth/browser/v1/auth/${path}`, {
    method,
    credentials: 'same-origin',
    headers: {
      'Content-Type': 'application/json',
      'Accept-Language': language.value,
      'X-CSRFToken': cookie('csrftoken') ?? '',
    },
    body: body && JSON.stringify(body),
  }).catch(() => {
    throw offlineProblem()
  })
  const answer = (await response.json().catch(() => ({}))) as Answer
  if (response.ok || response.status === 401) return answer
  throw refusal(response.status, answer)
}

function expectIn(answer: Answer): void {
  if (answer.meta?.is_authenticated) return
  // The account asks for one more proof, which the pages do not offer yet.
  throw new Problem({ code: 'people.second_step_needed', title: 'One more step', status: 401 })
}

function refusal(status: number, { errors = [] }: Answer): Problem {
  if (status === 429) return new Problem({ code: 'market.too_many_requests', title: 'Too many requests', status })
  if (status === 409) return new Problem({ code: 'people.already_signed_in', title: 'Already signed in', status })
  const [first] = errors
  if (!first) return new Problem({ code: UNEXPECTED, title: 'Refused', status })
  return new Problem({
    code: `auth.${first.code}`,
    title: first.message,
    detail: first.message,
    status,
    errors: errors.map(({ code, message, param }) => ({ field: param ?? '', code: `auth.${code}`, message })),
  })
}
