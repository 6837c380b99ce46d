import { PageElement, PageText } from './page-tree.ts'

/** The document, as readability sees it. */
export class PageTree {
  readonly documentElement: PageElement
  readonly head: PageElement
  readonly body: PageElement
  readonly baseURI: string
  readonly documentURI: string

  constructor(html: PageElement, head: PageElement, body: PageElement, url: string) {
    this.documentElement = html
    this.head = head
    this.body = body
    this.baseURI = url
    this.documentURI = url
  }

  get firstChild(): PageElement {
    return this.documentElement
  }

  get title(): string {
    return this.getElementsByTagName('title')[0]?.textContent ?? ''
  }

  createElement(name: string): PageElement {
    return new PageElement(name.toLowerCase(), {})
  }

  createTextNode(text: string): PageText {
    return new PageText(text)
  }

  getElementsByTagName(name: string): PageElement[] {
    return this.documentElement.getElementsByTagName(name)
  }

  querySelectorAll(selector: string): PageElement[] {
    return this.documentElement.querySelectorAll(selector)
  }
}
