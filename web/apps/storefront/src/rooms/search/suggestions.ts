// What is suggested while somebody types, as one list for the arrow keys: goods, then topics, then people.
import type { Schemas } from '@jishi/client'

export interface Suggested {
  key: string
  text: string
  /** Its own page; without one its words are searched for. */
  to?: string
  /** Of a person. */
  face?: Schemas['FoundPersonOut']
}

const MOST_GOODS = 6 // When topics and people are suggested as well, so that all fit above a phone's keyboard.

export function suggestionsOf(said: Schemas['SuggestedOut']): Suggested[] {
  const topics = said.topics.map(({ topic }) => ({ key: `#${topic}`, text: topic, to: `/topics/${encodeURIComponent(topic)}` }))
  const people = said.people.map((face) => ({ key: face.person_id, text: face.nickname, to: `/people/${face.person_id}`, face }))
  const goods = topics.length + people.length > 0 ? said.goods.slice(0, MOST_GOODS) : said.goods
  return [...goods.map((text) => ({ key: text, text })), ...topics, ...people]
}
