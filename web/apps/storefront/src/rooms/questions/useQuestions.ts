import { answer, api, type Schemas } from '@jishi/client'
import { createIntent } from '@jishi/kit/http'
import { useMutation, useQuery, useQueryClient } from '@tanstack/vue-query'
import { useFeed } from '@/rooms/catalogue'

export type Question = Schemas['QuestionOut']
export type Answer = Schemas['AnswerOut']

/** What was asked about a product, the newest first. */
export function useQuestions(productId: () => string, limit?: number) {
  return useFeed(
    () => ['questions', 'product', productId(), limit],
    (after) => answer(api.GET('/api/questions/products/{product_id}', { params: { path: { product_id: productId() }, query: { after, limit } } })),
  )
}

export function useQuestion(questionId: () => string) {
  return useQuery({
    queryKey: ['questions', 'one', questionId()],
    queryFn: () => answer(api.GET('/api/questions/{question_id}', { params: { path: { question_id: questionId() } } })),
  })
}

/** The answers to a question, the oldest first. */
export function useAnswers(questionId: () => string) {
  return useFeed(
    () => ['questions', 'answers', questionId()],
    (after) => answer(api.GET('/api/questions/{question_id}/answers', { params: { path: { question_id: questionId() }, query: { after } } })),
  )
}

/** What I was asked about what I bought, and have not answered. */
export function useAskedOfMe() {
  return useFeed(
    () => ['questions', 'asked'],
    (after) => answer(api.GET('/api/questions/asked', { params: { query: { after } } })),
  )
}

/** What was asked about a shop's goods, for its staff; all of it, or what the shop has not answered. */
export function useQuestionsOfShop(shopId: () => string, isUnanswered: () => boolean) {
  return useFeed(
    () => ['questions', 'shop', shopId(), isUnanswered()],
    (after) => answer(api.GET('/api/questions/shops/{shop_id}', { params: { path: { shop_id: shopId() }, query: { unanswered: isUnanswered(), after } } })),
  )
}

/** Whether I may be asked at all. */
export function useWillingness() {
  const queries = useQueryClient()
  const key = ['questions', 'me']
  const query = useQuery({ queryKey: key, queryFn: () => answer(api.GET('/api/questions/me')) })
  const change = useMutation({
    mutationFn: (isAsked: boolean) => answer(api.PUT('/api/questions/me', { body: { is_asked: isAsked } })),
    onSuccess: (said) => queries.setQueryData(key, said),
  })
  return { query, change }
}

/** Asking, answering, and taking either back. */
export function useAsking() {
  const queries = useQueryClient()
  const intent = createIntent()
  const refresh = () => {
    intent.done()
    return queries.invalidateQueries({ queryKey: ['questions'] })
  }
  const ask = useMutation({
    mutationFn: ({ productId, text }: { productId: string; text: string }) =>
      answer(api.POST('/api/questions/products/{product_id}', { body: { text }, params: { path: { product_id: productId }, header: { 'Idempotency-Key': intent.key({ productId, text }) } } })),
    onSuccess: refresh,
  })
  const reply = useMutation({
    mutationFn: ({ questionId, ...body }: { questionId: string; text: string; as_shop: boolean }) =>
      answer(api.POST('/api/questions/{question_id}/answers', { body, params: { path: { question_id: questionId }, header: { 'Idempotency-Key': intent.key({ questionId, ...body }) } } })),
    onSuccess: refresh,
  })
  const removeQuestion = useMutation({
    mutationFn: (id: string) => answer(api.DELETE('/api/questions/{question_id}', { params: { path: { question_id: id } } })),
    onSuccess: refresh,
  })
  const removeAnswer = useMutation({
    mutationFn: (id: string) => answer(api.DELETE('/api/questions/answers/{answer_id}', { params: { path: { answer_id: id } } })),
    onSuccess: refresh,
  })
  return { ask, reply, removeQuestion, removeAnswer }
}
