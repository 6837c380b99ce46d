/** The value after `--name`, or null. */
export function textOption(args: readonly string[], name: string): string | null {
  const at = args.indexOf(`--${name}`)
  return at < 0 ? null : (args[at + 1] ?? null)
}

export function numberOption(args: readonly string[], name: string, otherwise: number): number {
  const text = textOption(args, name)
  const number = Number(text ?? otherwise)
  if (!Number.isFinite(number) || number < 0) throw new Error(`--${name} needs a number, not "${text}"`)
  return number
}
