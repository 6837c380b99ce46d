/**
 * The site's tokens (src/ui/paper.css), written out: mail programs know no custom properties. What lies in `INLINE` is
 * put on each element; what in `KEPT` stays in the head for programs that read it there: night, and narrow screens. A word
 * without end is broken by `word-break`, which more mail programs know than `overflow-wrap: anywhere`.
 */
const DAY = {
  paper: '#fbfaf6',
  ink: '#16130f',
  quiet: '#635c51',
  rule: '#c9c1b2',
  hair: '#e3ddd0',
  heat: '#b3261e',
  tint: '#f7e6dc',
}
const NIGHT = {
  paper: '#14120f',
  ink: '#ece6da',
  quiet: '#aba392',
  rule: '#4a443a',
  hair: '#2e2a24',
  heat: '#ff8a75',
  tint: '#2a1d16',
}

const SERIF = `Newsreader, 'Iowan Old Style', Georgia, 'Times New Roman', serif`
const SANS = `system-ui, -apple-system, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif`

/** Pixels across: what every mail program shows without cutting. */
export const WIDTH = 600

export const INLINE = `
body { margin: 0; padding: 0; background-color: ${DAY.paper}; color: ${DAY.ink}; }
table { border-collapse: collapse; }
td { padding: 0; font-family: ${SERIF}; font-size: 17px; line-height: 25px; color: ${DAY.ink}; word-break: break-word; }
a { color: ${DAY.ink}; text-decoration: none; }
h1, h2, h3, p { margin: 0; }
.outer { background-color: ${DAY.paper}; padding: 0 16px 32px 16px; }
.sheet { width: 100%; max-width: ${WIDTH}px; }
.inbox { display: none; font-size: 1px; line-height: 1px; color: ${DAY.paper}; max-height: 0; overflow: hidden; }
.top { padding: 26px 0 12px 0; text-align: center; border-bottom: 3px double ${DAY.ink}; }
.name { font-family: ${SERIF}; font-size: 42px; line-height: 44px; font-weight: 600; letter-spacing: -1px; }
.dateline { padding: 8px 0; border-bottom: 1px solid ${DAY.ink}; text-align: center; font-family: ${SANS}; font-size: 13px; line-height: 18px; color: ${DAY.quiet}; }
.lead { padding: 22px 0 24px 0; }
.label { margin: 0 0 5px 0; font-family: ${SANS}; font-size: 11px; line-height: 15px; font-weight: 600; letter-spacing: 0.8px; text-transform: uppercase; color: ${DAY.quiet}; }
.heat { color: ${DAY.heat}; }
.first { font-family: ${SERIF}; font-size: 34px; line-height: 37px; font-weight: 600; letter-spacing: -0.5px; margin: 0 0 14px 0; }
.long { font-size: 26px; line-height: 31px; }
.picture { display: block; width: 100%; height: auto; border: 0; background-color: ${DAY.hair}; font-family: ${SANS}; font-size: 13px; line-height: 18px; color: ${DAY.quiet}; }
.credit { margin: 5px 0 14px 0; font-family: ${SANS}; font-size: 12px; line-height: 17px; color: ${DAY.quiet}; }
.stand { font-size: 19px; line-height: 27px; margin: 0 0 10px 0; }
.meta { font-family: ${SANS}; font-size: 13px; line-height: 19px; color: ${DAY.quiet}; }
.report { color: ${DAY.quiet}; text-decoration: underline; }
.band { padding: 8px 0 2px 0; border-top: 1px solid ${DAY.ink}; }
.title { font-family: ${SANS}; font-size: 11px; line-height: 15px; font-weight: 600; letter-spacing: 0.8px; text-transform: uppercase; color: ${DAY.ink}; }
.item { padding: 15px 0 16px 0; border-bottom: 1px solid ${DAY.hair}; }
.last { border-bottom: 0; }
.headline { font-family: ${SERIF}; font-size: 22px; line-height: 26px; font-weight: 600; margin: 0 0 6px 0; }
.small { font-size: 18px; line-height: 23px; }
.excerpt { font-size: 16px; line-height: 23px; margin: 0 0 6px 0; }
.satire { padding: 18px 20px 20px 20px; background-color: ${DAY.tint}; border-top: 2px solid ${DAY.heat}; }
.mark { margin: 0 0 6px 0; font-family: ${SANS}; font-size: 12px; line-height: 16px; font-weight: 700; letter-spacing: 1.2px; text-transform: uppercase; color: ${DAY.heat}; }
.button { display: inline-block; padding: 10px 18px; background-color: ${DAY.ink}; color: ${DAY.paper}; font-family: ${SANS}; font-size: 15px; line-height: 22px; font-weight: 600; }
.gap { font-size: 0; line-height: 26px; height: 26px; }
.correction { font-size: 16px; line-height: 23px; padding: 10px 0; border-bottom: 1px solid ${DAY.hair}; }
.foot { padding: 16px 0 0 0; border-top: 1px solid ${DAY.ink}; font-family: ${SANS}; font-size: 13px; line-height: 20px; color: ${DAY.quiet}; }
.foot p { margin: 0 0 10px 0; }
.foot a { color: ${DAY.quiet}; text-decoration: underline; }
`

export const KEPT = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
a:hover { text-decoration: underline !important; }
@media only screen and (max-width: 480px) {
  .name { font-size: 34px !important; line-height: 36px !important; }
  .first { font-size: 28px !important; line-height: 31px !important; }
  .long { font-size: 23px !important; line-height: 28px !important; }
  .headline { font-size: 20px !important; line-height: 24px !important; }
  .small { font-size: 18px !important; line-height: 23px !important; }
}
@media (prefers-color-scheme: dark) {
  body, .outer { background-color: ${NIGHT.paper} !important; }
  body, td, a, .first, .name, .title, .headline { color: ${NIGHT.ink} !important; }
  .button { background-color: ${NIGHT.ink} !important; color: ${NIGHT.paper} !important; }
  .inbox { color: ${NIGHT.paper} !important; }
  .dateline, .label, .credit, .meta, .report, .picture, .foot, .foot a { color: ${NIGHT.quiet} !important; }
  .heat, .mark { color: ${NIGHT.heat} !important; }
  .top, .dateline, .band, .foot { border-color: ${NIGHT.ink} !important; }
  .item, .correction { border-color: ${NIGHT.hair} !important; }
  .picture { background-color: ${NIGHT.hair} !important; }
  .satire { background-color: ${NIGHT.tint} !important; border-color: ${NIGHT.heat} !important; }
}
`
