// The API as typed functions. `answer(api.GET(…))` gives the data, or throws a Problem from @jishi/kit.
import { jishiFetch } from '@jishi/kit/http'
import createClient from 'openapi-fetch'
import type { components, paths } from './schema'

export type Schemas = components['schemas']

export const api = createClient<paths>({
  baseUrl: location.origin,
  fetch: jishiFetch,
  // ?brand=a&brand=b, as the server reads lists.
  querySerializer: { array: { style: 'form', explode: true } },
})

/** Take the data out of an answer; refusals were already thrown by `jishiFetch`. */
export async function answer<Data>(call: Promise<{ data?: Data; response: Response }>): Promise<Data> {
  return (await call).data as Data
}
