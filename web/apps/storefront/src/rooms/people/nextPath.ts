/** Where to go after signing in: a page of this shop, never another's. */
export function nextPath(next: unknown): string {
  if (typeof next !== 'string' || !next.startsWith('/')) return '/me'
  // "//host" and "/\host" are addresses of somebody else's, whatever they begin with.
  const url = new URL(next, 'https://jishi.invalid')
  // So is what "/.//host" becomes once its dot is gone.
  if (url.host !== 'jishi.invalid' || /^\/(\/|(sign-in|sign-up)\b)/.test(url.pathname)) return '/me'
  return url.pathname + url.search + url.hash
}
