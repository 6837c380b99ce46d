/** Loads the language detector's tables once; the function it gives is pure and answers `und` when it is not sure. */
export async function loadLanguages(): Promise<(text: string) => string> {
  // Loaded when asked for: the tables take a moment that most commands do not need to spend.
  const { eld } = await import('eld/medium')
  return (text) => {
    const found = eld.detect(text)
    return found.language !== '' && found.isReliable() ? found.language : 'und'
  }
}
