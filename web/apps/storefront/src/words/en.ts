// All rooms' English in one chunk, loaded only by those who read it.
import { gatherMessages, type Messages } from '@jishi/kit/i18n'

export default gatherMessages(
  import.meta.glob<Messages>(['../{rooms,shell}/**/*.en.json', '../../../../packages/ui/src/*.en.json'], {
    eager: true,
    import: 'default',
  }),
)
