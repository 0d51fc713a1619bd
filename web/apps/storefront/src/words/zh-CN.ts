// All rooms' Chinese in one chunk, loaded only by those who read it.
import { gatherMessages, type Messages } from '@jishi/kit/i18n'

export default gatherMessages(
  import.meta.glob<Messages>(['../{rooms,shell}/**/*.zh-CN.json', '../../../../packages/ui/src/*.zh-CN.json'], {
    eager: true,
    import: 'default',
  }),
)
