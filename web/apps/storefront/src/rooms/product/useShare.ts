import { showToast } from '@jishi/ui'
import { useI18n } from 'vue-i18n'

/** The phone's own share sheet where there is one; elsewhere the link goes to the clipboard. */
export function useShare() {
  const { t } = useI18n()

  return async function share(title: string, url = location.href): Promise<void> {
    if (navigator.share) {
      // Closing the sheet rejects as well; that is an answer, not a failure.
      await navigator.share({ title, url }).catch(() => undefined)
      return
    }
    try {
      await navigator.clipboard.writeText(url)
      showToast(t('product.linkCopied'), 'good')
    } catch {
      showToast(url)
    }
  }
}
