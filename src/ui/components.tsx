import { html } from 'hono/html'
import type { FC } from 'hono/jsx'
import type { Product, Sum } from '../news/index.ts'

/** A thin bar on a fixed scale of 100. */
export const Bar: FC<{ value: number }> = ({ value }) => (
  <svg class="bar" viewBox="0 0 100 3" preserveAspectRatio="none" aria-hidden="true">
    <rect class="all" width="100" height="3" />
    <rect class="part" width={String(Math.max(0, Math.min(100, Math.round(value))))} height="3" />
  </svg>
)

/** Heat as readers see it: a whole number, with a bar on a fixed scale of 100. */
export const Heat: FC<{ value: number; words?: (rounded: number) => string }> = ({ value, words }) => (
  <span class="heat">
    <Bar value={value} />
    {words ? words(Math.round(value)) : `heat ${Math.round(value)}`}
  </span>
)

/** The factors of a product: multiplied from top to bottom they give the last line. */
export const Factors: FC<{ product: Product; name: string }> = ({ product, name }) => (
  <table class="reasons">
    <tbody>
      {product.factors.map(({ factor, times, note }) => (
        <tr>
          <td>× {figure(times)}</td>
          <th scope="row">{factor}</th>
          <td>{note}</td>
        </tr>
      ))}
    </tbody>
    <tfoot>
      <tr>
        <td>= {figure(product.value)}</td>
        <th scope="row">{name}</th>
        <td />
      </tr>
    </tfoot>
  </table>
)

/** The terms of a sum: added from top to bottom they give the last line. */
export const Terms: FC<{ sum: Sum; name: string }> = ({ sum, name }) => (
  <table class="reasons">
    <tbody>
      {sum.terms.map(({ term, adds, note }) => (
        <tr>
          <td>{adds > 0 ? `+${figure(adds)}` : figure(adds).replace('-', '−')}</td>
          <th scope="row">{term}</th>
          <td>{note}</td>
        </tr>
      ))}
    </tbody>
    <tfoot>
      <tr>
        <td>= {figure(sum.value)}</td>
        <th scope="row">{name}</th>
        <td />
      </tr>
    </tfoot>
  </table>
)

/** As many figures as the number has: what is shown can be recomputed. */
const figure = (value: number): string =>
  Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(6)))

/** An instant, printed in full for everybody; `ago` lets the helper script say how long ago it was. */
export const Time: FC<{ at: Date; print: (at: Date) => string; ago?: boolean }> = ({ at, print, ago }) => (
  <time datetime={at.toISOString()} data-ago={ago ? '' : undefined}>
    {print(at)}
  </time>
)

type LinkFacts = 'rel' | 'href' | 'as' | 'type' | 'title' | 'crossorigin'

/**
 * A link of the head, where it stands. The library's own is moved to the end of the head when the page is done, for which
 * the whole page is searched, and written anew, once for each.
 */
export const HeadLink: FC<{ readonly [Fact in LinkFacts]?: string }> = (facts) => {
  const attributes = Object.entries(facts).map(([name, value]) => html` ${name}="${value}"`)
  return html`<link${attributes}>`
}
