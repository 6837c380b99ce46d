import { eld } from 'eld'

/** Loads the language detector's tables once; the function it gives is pure and answers `und` when it is not sure. */
export async function loadLanguages(): Promise<(text: string) => string> {
  await eld.load('medium')
  return (text) => {
    const found = eld.detect(text)
    return found.language !== '' && found.isReliable() ? found.language : 'und'
  }
}
