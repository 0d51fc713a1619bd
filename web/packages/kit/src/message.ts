// What our texts can say beyond plain words. The library's own compiler knows more, and weighs more than all our texts.
import type { MessageCompiler, MessageContext } from 'vue-i18n'

/** "{name}" stands for a fact; " | " parts the text for one from the text for many, chosen by `t(key, count)`. */
export const compileMessage: MessageCompiler = (message) => {
  const cases = String(message).split(' | ').map((text) => text.split(/\{(\w+)\}/))
  return (context: MessageContext<string>) => {
    const texts = cases.map((pieces) => fill(pieces, context))
    return texts.length === 1 ? (texts[0] as string) : context.plural(texts)
  }
}

/** Pieces alternate: words, a fact's name, words, … */
function fill(pieces: readonly string[], context: MessageContext<string>): string {
  return pieces.map((piece, index) => (index % 2 === 0 ? piece : String(context.named(piece) ?? ''))).join('')
}
