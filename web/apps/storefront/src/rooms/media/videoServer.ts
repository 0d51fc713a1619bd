// What the server is asked about one video.
import { answer, api, type Schemas } from '@jishi/client'
import { jishiFetch } from '@jishi/kit/http'

export type Upload = Schemas['VideoUploadOut']

export interface VideoServer {
  announce(file: File): Promise<Upload>
  give(id: string, number: number, part: Blob): Promise<void>
  complete(id: string): Promise<Upload>
  look(id: string): Promise<Upload>
  chooseCover(id: string, pictureId: string): Promise<Upload>
}

const path = (id: string) => ({ params: { path: { video_id: id } } })

export const videoServer: VideoServer = {
  announce: (file) =>
    answer(api.POST('/api/media/videos', { body: { size_bytes: file.size, content_type: file.type || 'video/mp4', sha256: '' } })),
  async give(id, number, part) {
    await jishiFetch(new URL(`/api/media/videos/${id}/parts/${number}`, location.origin), { method: 'PUT', body: part })
  },
  complete: (id) => answer(api.POST('/api/media/videos/{video_id}/complete', path(id))),
  look: (id) => answer(api.GET('/api/media/videos/{video_id}', path(id))),
  chooseCover: (id, pictureId) => answer(api.PUT('/api/media/videos/{video_id}/cover', { ...path(id), body: { picture_id: pictureId } })),
}
