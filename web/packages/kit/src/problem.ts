// A refusal the server explained (RFC 9457), or the network's silence, as one kind of error the pages can show.

export interface FieldProblem {
  field: string
  code: string
  message: string
}

export interface ProblemBody {
  code: string
  title: string
  detail?: string
  status: number
  facts?: Record<string, unknown>
  errors?: FieldProblem[]
  request_id?: string
}

/** Looks a message up by its key; undefined when there is none. */
export type FindMessage = (key: string, facts: Record<string, unknown>) => string | undefined

export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: string
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly facts: Record<string, unknown>
  readonly errors: FieldProblem[]
  readonly requestId: string

  constructor(body: ProblemBody) {
    super(`${body.code}: ${body.detail || body.title}`)
    this.code = body.code
    this.status = body.status
    this.title = body.title
    this.detail = body.detail ?? ''
    this.facts = body.facts ?? {}
    this.errors = body.errors ?? []
    this.requestId = body.request_id ?? ''
  }

  /** What is wrong with one named field, if anything. */
  about(field: string): FieldProblem | undefined {
    return this.errors.find((error) => error.field === field)
  }
}

export const OFFLINE = 'web.offline'
export const UNEXPECTED = 'web.unexpected'

export function offlineProblem(): Problem {
  return new Problem({ code: OFFLINE, title: 'The server cannot be reached', status: 0 })
}

/** Read a refusal's body; what is no problem document becomes `web.unexpected` with its status. */
export async function readProblem(response: Response): Promise<Problem> {
  const type = response.headers.get('content-type') ?? ''
  if (type.includes('json')) {
    const body = (await response.json().catch(() => null)) as Partial<ProblemBody> | null
    if (body && typeof body.code === 'string') {
      return new Problem({ title: '', ...body, code: body.code, status: response.status })
    }
  }
  return new Problem({ code: UNEXPECTED, title: response.statusText, status: response.status })
}

/** Whether an address leads nowhere: nothing is there, or it could never have been one. */
export function isNowhere(error: unknown): boolean {
  const { status } = asProblem(error)
  return status === 404 || status === 422
}

export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  return new Problem({ code: UNEXPECTED, title: error instanceof Error ? error.message : String(error), status: 0 })
}

/** The sentence for a shopper: our translation of the code, else the server's own words, else a general excuse. */
export function problemText(error: unknown, find: FindMessage): string {
  const problem = asProblem(error)
  const known = find(`problem.${problem.code}`, problem.facts)
  if (known) return known
  if (problem.status >= 400 && problem.status < 500 && problem.detail) return problem.detail
  return find(`problem.${UNEXPECTED}`, {}) ?? problem.title
}

export function fieldText(problem: Problem | null | undefined, field: string, find: FindMessage): string | undefined {
  const error = problem?.about(field)
  if (!error) return undefined
  return find(`problem.${error.code}`, problem?.facts ?? {}) ?? error.message
}
