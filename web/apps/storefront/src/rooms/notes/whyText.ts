// What spoke for a note in discover, in words. Freshness and care speak for most notes and are not worth a line.
const WORTH_SAYING = ['friend', 'followed', 'topic', 'loved']

/** In: reasons as the server stores them ("friend", "topic:陶器"). Of several the most personal one is said. */
export function whyText(why: readonly string[] | undefined, t: (key: string, facts: Record<string, string>) => string): string | undefined {
  const reasons = (why ?? []).map((one) => ({ kind: one.split(':', 1)[0] ?? '', name: one.slice(one.indexOf(':') + 1) }))
  const said = WORTH_SAYING.map((kind) => reasons.find((one) => one.kind === kind)).find(Boolean)
  return said && t(`notes.why.${said.kind}`, { name: said.name })
}
