import type { PieceRow } from '../store/index.ts'

/** A piece as one reads it before one decides. */
export function pieceInWords(piece: PieceRow): string {
  const sources = piece.sources.map(({ title, url }) => `AInspired by: ${title} (${url})`)
  const failed = piece.checks.filter(({ verdict }) => verdict === 'failed')
  return [
    `SATIRE  ${piece.headline === '' ? '(nothing written yet)' : piece.headline}`,
    ...(piece.body === '' ? [] : ['', piece.body]),
    '',
    `Written by ${piece.byline}${piece.editedBy ? `, looked over by ${piece.editedBy}` : ''}`,
    ...sources,
    '',
    `${piece.state}${piece.why ? `: ${piece.why}` : ''}`,
    ...failed.map(({ check, evidence }) => `  ${check}: ${evidence}`),
    nextStep(piece),
  ].join('\n')
}

function nextStep({ id, state, hash }: PieceRow): string {
  switch (state) {
    case 'waiting':
      return `Next: broadsheet satire approve ${id} --hash ${hash.slice(0, 12)}, edit, retry or reject`
    case 'held':
      return `Next: broadsheet satire edit ${id}, or satire retry ${id} --note "what to change"`
    case 'failed':
      return `Next: broadsheet satire retry ${id}`
    default:
      return `piece ${id}`
  }
}
