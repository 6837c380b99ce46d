import { phrases } from '../../news/phrases.ts'
import { bareWords } from './quotations.ts'

/** Finds in a source what is addressed to a machine, and in a piece what answers it. */

const ADDRESSED = phrases(String.raw`
  (?:ignore|disregard|forget|override|bypass) (?:\w+ ){0,3}(?:previous|prior|above|earlier|all|any|your|the|these|other) ?(?:\w+ ){0,2}(?:instructions?|prompts?|rules?|guidelines|text|messages?|context|directives?|orders?)
  (?:you are|you're|act|behave|pretend|respond|roleplay) (?:now |as |to be )+(?:an? |the )?\w+|from now on|new (?:instructions?|rules?|task|system prompt|orders?)|system (?:prompt|message|override|notice|instruction)|developer mode|jailbreak|do anything now
  (?:write|print|output|say|repeat|respond|reply|answer|begin|start|end|finish|include|insert|add|append|mention|state|use|put|set|change|remove|omit|delete|drop|replace|translate|reveal|show|send|email|forward|visit|link|click|subscribe|call|post|publish|mark|label|approve|rate|score|classify|give) (?:\w+ ){0,6}?(?:instead|the (?:word|words|phrase|sentence|text|following|label|link|links|headline|title|byline|system prompt|prompt|piece|article|answer|output|password|secret|key|keys|reader|readers|editor)|your (?:\w+ )?(?:answer|reply|response|output|instructions|system prompt|prompt|piece|article|text|headline|rules)|this (?:text|link|address|line|phrase|sentence|exactly|word)|only|in (?:french|german|spanish|italian|latin|chinese|russian|klingon|pirate|all caps|capital letters)|as (?:safe|approved|news|fact)|to (?:\S+@\S+|https?:\S+|the following))
  (?:ai|a\.i\.|llm|llms|language models?|assistants?|chatbots?|models?|bots?|writers?|editors?|summari[sz]ers?|crawlers?|agents?)(?: \w+){0,3}?[:,] ?(?:please |you |must |write|print|output|ignore|say|do not|never|always|add|include|stop|begin|start|end|mention|quote|label|send|respond|reply|answer)|(?:if|when) you(?: are|'re)? (?:an? )?(?:ai|llm|language model|assistant|bot|reading this|summari[sz]\w+|writ\w+|process\w+)|(?:attention|note|message|instructions?|memo):? (?:to |for )?(?:the |all |any )?(?:ai|llms?|language models?|assistants?|models?|bots?|writers?|editors?|summari[sz]ers?|agents?)
  </?(?:system|user|assistant|instructions?|prompt|source|im_start|im_end)\b|\[/?(?:inst|system)\]|<\|?(?:im_start|im_end|system|user|assistant|endoftext)|^(?:system|assistant|user|human)\s*:|###? ?(?:system|instruction|response|human|assistant)
  (?:your|the) (?:task|job|role|goal) is (?:now )?to|do not (?:write|label|mention|include|use|follow|add|tell|mark)|you (?:must|should|will|shall|may|have to|are required|need to) (?:now |not |always |never |only )*(?:write|print|output|say|ignore|include|answer|respond|reply|label|add|end|begin|obey|comply|follow|use|send)
  (?:ignorez?|oubliez?) (?:\w+ ){0,3}(?:instructions|consignes)|(?:ignoriere|vergiss|missachte) (?:\w+ ){0,3}(?:anweisungen|instruktionen|regeln)|(?:ignora|olvida) (?:\w+ ){0,3}(?:instrucciones|istruzioni|instruções)|ignorera (?:\w+ ){0,3}(?:instruktioner)|(?:schreibe|antworte|gib) (?:\w+ ){0,4}(?:nur|aus|auf)|(?:écris|écrivez|réponds|répondez) (?:\w+ ){0,4}|(?:escribe|responde|di) (?:\w+ ){0,3}(?:solo|en|la palabra)|игнорируй\w*|напиши\w*
`)

/** Scripts that set no spaces between words. */
const ADDRESSED_UNSPACED = /忽略|忽视|无视|無視|不要理会|输出|請輸出|出力して|指示を|무시하|출력하/u

/** What one order begins, the next sentence goes on with. */
const GOES_ON =
  /^["'“<[(*]*(?:please |now |then |instead,? |and |just |only )*(?:write|print|output|say|repeat|respond|reply|answer|begin|start|end|finish|include|insert|add|append|mention|state|put|set|change|remove|omit|delete|replace|translate|reveal|show|send|email|visit|publish|mark|label|praise|quote|call|tell|make|use|schreibe?|gib|écri\w+|dis|escribe|di|напиши)\b/iu

/** The sentences of a text that order a machine about. */
function ordersIn(text: string): readonly string[] {
  const sentences = text
    .split(/(?<=[.!?。！？][”"'»]?)\s+|\n+|(?=<\/?\w)/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
  let ordering = false
  return sentences.filter((sentence) => {
    const orders = sentence.search(ADDRESSED) !== -1 || ADDRESSED_UNSPACED.test(sentence)
    ordering = orders || (ordering && GOES_ON.test(sentence))
    return ordering
  })
}

/** Four words of an order in a row are no chance. */
const ORDER_RUN = 4

/** What in a piece answers an order that a source gives; null when nothing does. */
export function answersOrder(
  piece: string,
  sources: readonly { readonly title: string; readonly text: string }[],
): string | null {
  const orders = sources.flatMap(({ title, text }) => [...ordersIn(title), ...ordersIn(text)])
  if (orders.length === 0) return null
  const words = ` ${bareWords(piece).join(' ')} `
  // What the sources say besides their orders belongs to the story and may be spoken of.
  const story = ` ${bareWords(sources.map(({ title, text }) => withoutOrders(`${title}\n${text}`, orders)).join('\n')).join(' ')} `
  for (const order of orders) {
    for (const asked of payloadsOf(order)) {
      const wanted = ` ${bareWords(asked).join(' ')} `
      if (wanted.trim() !== '' && words.includes(wanted) && !story.includes(wanted))
        return `"${asked}", which the source orders`
    }
    const run = longestRun(bareWords(order), words, story)
    if (run !== null) return `"${run}", from an order in the source`
  }
  return null
}

function withoutOrders(text: string, orders: readonly string[]): string {
  return orders.reduce((rest, order) => rest.replaceAll(order, ' '), text)
}

/** What an order wants to read: what it puts in quotation marks, in capitals, after a colon, or as an address. */
function payloadsOf(order: string): readonly string[] {
  const quoted = Array.from(order.matchAll(/["“”„«»'‘’`*]([^"“”„«»`*]{2,120}?)["“”„«»'‘’`*]/gu), ([, words]) => words!)
  const capitals = Array.from(
    order.matchAll(/(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}\p{N}]{3,}(?![\p{L}\p{N}])/gu),
    ([word]) => word,
  )
  const addresses = Array.from(
    order.matchAll(/\S+@\S+\.\w+|https?:\/\/\S+|\b[\w-]+\.(?:com|net|org|io|example|test|xyz|info)\b/gu),
    ([address]) => address,
  )
  const after = Array.from(order.matchAll(/[:：] *([^:]{3,80})$/gu), ([, words]) => words!)
  const word = Array.from(
    order.matchAll(
      /\b(?:word|words|phrase|password|code|label|byline|name|say|print|output|with)\s+(?:is\s+|only\s+)?([\p{L}\p{N}-]{5,})/giu,
    ),
    ([, one]) => one!,
  )
  return [...quoted, ...capitals, ...addresses, ...after, ...word.filter((one) => !PLAIN.has(one.toLowerCase()))]
}

const PLAIN = new Set(
  'instructions instruction prompt answer article piece system following about label written source sources readers editor headline title output exactly nothing instead only every these those their there which while would should could'.split(
    ' ',
  ),
)

function longestRun(order: readonly string[], piece: string, story: string): string | null {
  for (let at = 0; at + ORDER_RUN <= order.length; at++) {
    const run = order.slice(at, at + ORDER_RUN).join(' ')
    if (piece.includes(` ${run} `) && !story.includes(` ${run} `)) return run
  }
  return null
}
