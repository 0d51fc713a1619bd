import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

/** Whether the device has a network at all; that the server answers is each query's own business. */
export function useOnline(): Ref<boolean> {
  const isOnline = ref(navigator.onLine)
  const update = () => (isOnline.value = navigator.onLine)
  onMounted(() => {
    addEventListener('online', update)
    addEventListener('offline', update)
  })
  onBeforeUnmount(() => {
    removeEventListener('online', update)
    removeEventListener('offline', update)
  })
  return isOnline
}
