import type { Command } from 'commander'
import { BroadsheetError } from '../news/index.ts'
import { type CommonOptions, newsroomOptions, withNewsroom } from './command.ts'

interface GetOptions extends CommonOptions {
  readonly yes?: boolean
}

export function modelGet(command: Command): void {
  newsroomOptions(command)
    .option('--yes', 'load it; without this only address, size and licence are shown')
    .action((name: string | undefined, options: GetOptions) =>
      withNewsroom(options, async (newsroom) => {
        const known =
          name === undefined ? newsroom.modelFiles.known[0] : newsroom.modelFiles.known.find((one) => one.name === name)
        const address = known?.address ?? name!
        if (!/^https?:\/\//.test(address)) {
          throw new BroadsheetError('no-such-model', {
            what: `There is no model "${name}" to be had by name`,
            next: `Known: ${newsroom.modelFiles.known.map((one) => one.name).join(', ')}; or give the address of a .gguf file.`,
            usage: true,
          })
        }
        const offer = await newsroom.modelFiles.offer(address)
        const licence = known?.licence ?? 'see its page'
        const size = offer.size === null ? 'unknown size' : `${(offer.size / 1e9).toFixed(2)} GB`
        const about = `${offer.address}\n${size}, licence: ${licence}, checksum: ${offer.sha256 ?? 'none stated'}\nto ${offer.file}`
        if (!options.yes) return { json: { ...offer, licence }, text: `${about}\nNext: the same with --yes loads it.` }
        console.error(about)
        let tenth = 0
        await newsroom.modelFiles.download(offer, (share) => {
          if (share * 10 < tenth + 1) return
          tenth = Math.floor(share * 10)
          console.error(`${tenth * 10} %`)
        })
        await newsroom.installRuntime((line) => console.error(line))
        const path = offer.file.replace(`${newsroom.folder.path}/`, '')
        return {
          json: { ...offer, licence },
          text: `Loaded. Next: models.writer: gguf:${path} in newsroom.yaml, then broadsheet model check`,
        }
      }),
    )
}
