// What may be done in a case by a press and a few words; the answer is the case as it is then.
import { answer, api, type Schemas } from '@jishi/client'
import { useMutation, useQueryClient } from '@tanstack/vue-query'
import { CASES } from './useCases'

export type Act = Exclude<Schemas['Event'], 'apply' | 'decide' | 'execute' | 'lapse' | 'money_left' | 'money_stuck' | 'order_taken_back' | 'modify'>
export type Field = 'text' | 'pictures' | 'parcel' | 'grade' | 'address'

export interface Said {
  text: string
  pictureIds: string[]
  carrier: string
  trackingNo: string
  grade: Schemas['Grade']
  address: Schemas['ReturnAddressIn'] | null
}

/** What each act asks for. */
export const FIELDS: Record<Act, readonly Field[]> = {
  state: ['text', 'pictures'],
  agree: ['address'],
  refuse: ['text', 'pictures'],
  withdraw: [],
  escalate: ['text'],
  ship_back: ['parcel'],
  extend: [],
  note_signed: [],
  accept_goods: ['grade'],
  refuse_goods: ['text', 'pictures'],
  grade_goods: ['grade'],
  reship: ['parcel'],
  confirm: [],
  appeal: ['text'],
}

function send(case_id: string, act: Act, said: Said): Promise<Schemas['CasePageOut']> {
  const params = { path: { case_id } }
  const words = { text: said.text, picture_ids: said.pictureIds }
  const parcel = { carrier: said.carrier, tracking_no: said.trackingNo }
  const grade = { grade: said.grade }
  switch (act) {
    case 'state':
      return answer(api.POST('/api/aftersales/cases/{case_id}/statements', { params, body: words }))
    case 'agree':
      return answer(api.POST('/api/aftersales/cases/{case_id}/agree', { params, body: { address: said.address } }))
    case 'refuse':
      return answer(api.POST('/api/aftersales/cases/{case_id}/refuse', { params, body: words }))
    case 'withdraw':
      return answer(api.POST('/api/aftersales/cases/{case_id}/withdraw', { params }))
    case 'escalate':
      return answer(api.POST('/api/aftersales/cases/{case_id}/escalate', { params, body: words }))
    case 'ship_back':
      return answer(api.POST('/api/aftersales/cases/{case_id}/return-parcel', { params, body: parcel }))
    case 'extend':
      return answer(api.POST('/api/aftersales/cases/{case_id}/extend', { params }))
    case 'note_signed':
      return answer(api.POST('/api/aftersales/cases/{case_id}/signed', { params }))
    case 'accept_goods':
      return answer(api.POST('/api/aftersales/cases/{case_id}/accept-goods', { params, body: grade }))
    case 'refuse_goods':
      return answer(api.POST('/api/aftersales/cases/{case_id}/refuse-goods', { params, body: words }))
    case 'grade_goods':
      return answer(api.POST('/api/aftersales/cases/{case_id}/grade', { params, body: grade }))
    case 'reship':
      return answer(api.POST('/api/aftersales/cases/{case_id}/parcel', { params, body: parcel }))
    case 'confirm':
      return answer(api.POST('/api/aftersales/cases/{case_id}/confirm', { params }))
    case 'appeal':
      return answer(api.POST('/api/aftersales/cases/{case_id}/appeal', { params, body: words }))
  }
}

export function useCaseActs(caseId: () => string) {
  return useMutation({ mutationFn: ({ act, said }: { act: Act; said: Said }) => send(caseId(), act, said), ...useKept(caseId) })
}

/** Ask for something else after a refusal, once. */
export function useCaseChange(caseId: () => string) {
  const mutationFn = (body: Schemas['ChangeIn']) =>
    answer(api.POST('/api/aftersales/cases/{case_id}/modify', { params: { path: { case_id: caseId() } }, body }))
  return useMutation({ mutationFn, ...useKept(caseId) })
}

function useKept(caseId: () => string) {
  const queries = useQueryClient()
  return {
    onSuccess: (now: Schemas['CasePageOut']) => {
      queries.setQueryData(['aftersales', 'one', caseId()], now)
      for (const queryKey of [CASES, ['orders'], ['aftersales', 'options']]) void queries.invalidateQueries({ queryKey })
    },
    // Somebody else was first: show what the case is now.
    onError: () => void queries.invalidateQueries({ queryKey: ['aftersales', 'one', caseId()] }),
  }
}
