import { spawn } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { BroadsheetError } from '../../news/index.ts'

/** The version that our interface (llama.ts) was written for; newer ones want a newer Node. */
const VERSION = '3.20.0'

/** Binaries for the processor alone: those for graphics cards take half a gigabyte. */
const BINARIES: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'linux-arm': 'linux-armv7l',
  'darwin-arm64': 'mac-arm64-metal',
  'darwin-x64': 'mac-x64',
  'win32-x64': 'win-x64',
  'win32-arm64': 'win-arm64',
}

/** Installs what runs gguf files into a folder of the newsroom, with npm. About 85 MB. */
export async function installLlama(folder: string, say: (line: string) => void): Promise<void> {
  const binary = BINARIES[`${process.platform}-${process.arch}`]
  if (!binary) {
    throw new BroadsheetError('no-runtime', {
      what: `there is no ready-made runtime for ${process.platform} on ${process.arch}`,
      next: 'Run a model server such as Ollama, and name it with openai-compatible:URL#NAME.',
    })
  }
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'package.json'), '{ "private": true, "description": "What runs gguf models" }\n')
  say(`Installing node-llama-cpp ${VERSION} into ${folder}`)
  await npm([
    'install',
    ...['--prefix', folder, '--omit=optional', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    ...[`node-llama-cpp@${VERSION}`, `@node-llama-cpp/${binary}@${VERSION}`],
  ])
}

async function npm(args: readonly string[]): Promise<void> {
  const failed = (what: string, cause?: unknown) =>
    new BroadsheetError('no-runtime', {
      what: `npm could not install the runtime: ${what}`,
      next: 'Look at the network and the disk, then try again; a model server needs no runtime here.',
      cause,
    })
  await new Promise<void>((resolve, reject) => {
    const child = spawn('npm', [...args], { stdio: ['ignore', 'ignore', 'pipe'], shell: process.platform === 'win32' })
    let words = ''
    child.stderr.on('data', (data) => {
      words = `${words}${data}`.slice(-4000)
    })
    child.once('error', (cause) => reject(failed(cause.message, cause)))
    child.once('close', (code) =>
      code === 0
        ? resolve()
        : reject(
            failed(
              words
                .trim()
                .split('\n')
                .find((line) => /E[A-Z]+|error/i.test(line)) ?? `exit code ${code}`,
            ),
          ),
    )
  })
}
