// Puts a Brotli and a gzip twin beside each text file of the build: WhiteNoise sends them as they are, at no cost per request.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

// index.html is left out: the server fills its head for each page and sends it itself.
const TEXTS = /\.(js|css|svg|webmanifest|json)$/
const LEAST_BYTES = 1024 // Below this a twin saves nothing on the way.

export function compressed(): Plugin {
  let folder = ''
  return {
    name: 'jishi-compressed',
    apply: 'build',
    configResolved: (config) => void (folder = join(config.root, config.build.outDir)),
    closeBundle() {
      for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => TEXTS.test(name))) {
        const text = readFileSync(join(folder, file))
        if (text.length < LEAST_BYTES) continue
        writeFileSync(join(folder, `${file}.br`), brotliCompressSync(text))
        writeFileSync(join(folder, `${file}.gz`), gzipSync(text, { level: 9 }))
      }
    },
  }
}
