// The words of a note as the page shows them: #topics and @people become links, the rest stays what it is.

export interface Piece {
  text: string
  to?: string
}

interface Mentioned {
  person_id: string
  nickname: string
}

// The same end of a topic as the server's (notes/rules.py): a space, punctuation or the next "#".
const TOPIC = /[#＃]([^\s#＃@,.!?;:()，。！？；：（）、]{1,30})/y

/** Cut a text into pieces; of two nicknames that both fit, the longer one is meant. */
export function piecesOf(text: string, mentions: readonly Mentioned[]): Piece[] {
  const known = [...mentions].sort((one, other) => other.nickname.length - one.nickname.length)
  const pieces: Piece[] = []
  let plain = ''
  const link = (said: string, to: string): void => {
    if (plain) pieces.push({ text: plain })
    plain = ''
    pieces.push({ text: said, to })
  }
  for (let at = 0; at < text.length; ) {
    TOPIC.lastIndex = at
    const topic = TOPIC.exec(text)
    const person = text[at] === '@' ? known.find(({ nickname }) => nickname && text.startsWith(nickname, at + 1)) : undefined
    if (topic?.[1]) link(topic[0], topicPath(topic[1]))
    else if (person) link(`@${person.nickname}`, `/people/${person.person_id}`)
    else plain += text[at]
    at += topic?.[0].length ?? (person ? person.nickname.length + 1 : 1)
  }
  if (plain) pieces.push({ text: plain })
  return pieces
}

export function topicPath(name: string): string {
  return `/topics/${encodeURIComponent(name)}`
}
