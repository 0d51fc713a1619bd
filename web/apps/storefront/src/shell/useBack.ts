import { useRouter } from 'vue-router'

/** One step back inside the shop; whoever came straight to a deep page goes home, not away. */
export function useBack(): () => void {
  const router = useRouter()
  return () => {
    if (window.history.state?.back) router.back()
    else void router.push('/')
  }
}
