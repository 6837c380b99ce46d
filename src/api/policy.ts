interface Extra {
  readonly scripts?: string
  readonly more?: string
}

const policy = ({ scripts = '', more = "form-action 'none'" }: Extra = {}): string =>
  [
    "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self' http: https: data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'",
    `script-src 'self'${scripts}`,
    more,
  ].join('; ')

const headersWith = (contentSecurityPolicy: string) => ({
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
})

/** The paper needs no script of others, no frame and no form; pictures come from the sources. */
export const PAGE_HEADERS = headersWith(policy())

/** The newsletter's pages send forms, to this host only. */
export const FORM_HEADERS = headersWith(policy({ more: "form-action 'self'" }))

/** The search page sends a form and asks this host; the index beside the pages is searched by a program in WebAssembly. */
export const SEARCH_HEADERS = headersWith(
  policy({ scripts: " 'wasm-unsafe-eval'", more: "worker-src 'self'; form-action 'self'" }),
)
