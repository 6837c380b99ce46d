import { phrases } from '../../news/phrases.ts'

/** Harmless phrases made of terrible words. */

/** To kill a thing: no person and no place may stand between the deed and its object. */
const KILLING = String.raw`kill(?:s|ed|ing)? (?:off )?(?:(?!(?:at|in|on|near|during|by|from|people|person|m[ae]n|wom[ae]n|child|children|\d+)\b)\w+[ -]){0,3}?`

/**
 * What a product, a price or a team suffers is no tragedy.
 * Kept as whole phrases: a loose pattern here would hide a real death.
 */
export const IDIOMS: readonly RegExp[] = [
  phrases(`
    killer (?:apps?|features?|use cases?|deals?|robots? film|whales?|instincts?|products?|blows?|combos?|heels|looks?)
    killer (?:queens?|tomato(?:es)?)
  `),
  phrases(String.raw`
    (?:\w+)-killers?
    (?:iphone|tesla|chatgpt|google|nvidia|netflix|passion|mood|weed|pain|time) killers?
  `),
  phrases(`
    ${KILLING}(?:features?|apps?|products?|services?|projects?|bills?|deals?|mood|time|switch|process(?:es)?|jobs?|tasks?)
    ${KILLING}(?:plans?|programs?|programmes?|ideas?|rumou?rs?|momentum|cookies|passwords?|email|amendments?|legislation)
    ${KILLING}(?:merger|brand|support|bugs?|vibe|pain|weeds?|bacteria|germs|cancer cells|tumou?rs?|buzz|competition)
    ${KILLING}(?:headphone jack|reader|penalty)
  `),
  phrases(`
    kill switch(?:es)?
    kill(?:ed|ing)? it
    make a killing
    made a killing
    kill (?:two|2) birds
    dressed to kill
    kill chains?
    overkill
    buzzkill
    road ?kill
  `),
  phrases(String.raw`
    dead (?:on arrival|ends?|heat|weight|lines?|pan|ringers?|letters?|languages?|links?|pixels?|zones?|batter(?:y|ies))
    dead (?:last|wrong|right|centre|center|set|serious|simple|easy|calm|wood|lock(?:ed)?|internet theory|code|drop)
    dead (?:stock|sea scrolls|poets society|cat bounce|in the water)
    dead-(?:end|on|simple|easy|heat)
    deadlines?
    deadlock(?:ed)?
    deadpan
    deadwood
    walking dead
    grateful dead
    red dead
    evil dead
    left for dead
    (?:is|are|isn't|aren't|not) dead(?:, long live|\?| yet)
    sea of the dead
  `),
  phrases(`
    die[ -]?hards?
    die hard
    old habits die
    to die for
    dying (?:to|art|breed|for a)
    the die is cast
    die (?:size|area|shrink|casting|cut)
    silicon die
    dies? down
    died down
    dying down
    never say die
    do-or-die
  `),
  phrases(String.raw`
    death (?:star|metal|valley|knell|march|grip|note|stranding|by powerpoint|by a thousand cuts|cab)
    death of (?:the )?(?:\w+[ -]){0,2}?(?:office|email|cash|cinema|print|pc|password|passwords|cookies?|privacy)
    death of (?:the )?(?:\w+[ -]){0,2}?(?:expertise|irony|retail|high street|blog|web|app|apps|search|seo|television|tv)
    death of (?:the )?(?:\w+[ -]){0,2}?(?:novel|author|truth|newspapers?|desktop|diesel)
    sudden[- ]death
    (?:blue|black) screen of death
    scared to death
    bored to death
    life[- ](?:and|or)[- ]death decisions? for (?:the )?(?:company|startup)
    loved to death
  `),
  phrases(`
    (?:price|trade|bidding|console|browser|chip|talent|culture|format|streaming|cola|turf|tariff|patent|flame) wars?
    (?:edit|star|cold|word|subsidy|platform|pricing|ai|model|search|data|cloud|battery|format) wars?
    wars? (?:on|of|over) (?:prices?|words?|talent|waste|spam|cash|plastic|costs?|drugs|red tape|inflation|carbs|woke)
    wars? (?:on|of|over) (?:attrition|for talent)
    war (?:chests?|rooms?|games?|stor(?:y|ies)|paint)
    warcraft
    god of war
    tug of war
  `),
  phrases(`
    shooting (?:stars?|guards?|schedule|script|location|mode|speeds?|hoops|for|percentage|range at)
    (?:film|movie|video|photo|photograph|game|penalty|free[- ]throw|three-point|sharp|trouble)[- ]?shooting
    (?:time[- ]lapse|burst|slow-motion)[- ]?shooting
    photo ?shoots?
    (?:photo|film|video|fashion) shoots?
    shoots? (?:up|for|video|photos?|film|4k|8k|raw|past|the breeze|hoops)
    shot (?:up|on (?:film|an? )|in the arm|at|down (?:the|a|an) (?:bill|idea|proposal|plan))
    troubleshooting
    first[- ]person shooters?
    shooter games?
    hero shooters?
  `),
  phrases(`
    (?:stock|market|crypto|price|software|server|system|app|browser|computer|pc)s?(?: market)? crash(?:es|ed|ing)?
    (?:windows|website|kernel|program|game|hard drive|disk|application|flash|bitcoin)s?(?: market)? crash(?:es|ed|ing)?
    crash(?:es)? (?:course|diet|reports?|logs?|dump|landing page|bandicoot|test(?:s|ing)?)
    crash(?:es|ed|ing)? (?:the|a|an|my|your|their) (?:part(?:y|ies)|pc|app|server|computer|browser|site|website|system)
    crash(?:es|ed|ing)? (?:the|a|an|my|your|their) (?:wedding|market)
  `),
  phrases(`
    bomb (?:cyclone|shell)
    bombshells?
    box[- ]office bombs?
    photo ?bomb(?:ed|s|ing)?
    the film bombed
    bath bombs?
    (?:zip|logic|fork|love|time) bombs?
    review[- ]bomb(?:ed|ing)?
    bombed at the box office
  `),
  phrases(`
    explosion (?:of|in) (?:interest|demand|growth|popularity|creativity|ai|data|new|content|startups|colou?r|flavou?r)
    explosion (?:of|in) (?:use|users|sales)
    explod(?:es|ed|ing) (?:in popularity|onto|demand|growth|market|onto the)
    exploding (?:kittens|topics|market|demand|popularity)
  `),
  phrases(`
    (?:marketing|pr|public relations|fashion|design|launch|recipe for|culinary|accounting|branding|financial) disasters?
    (?:it|social media) disasters?
    disaster (?:recovery|movie|film|planning|relief software|artist)
    unmitigated disaster
  `),
  phrases(`
    (?:brute[- ]force|cyber|cyber-|phishing|ransomware|ddos|denial[- ]of[- ]service|supply[- ]chain)[- ]?attacks?
    (?:injection|side[- ]channel|man-in-the-middle|heart|hacker|replay|adversarial|prompt[- ]injection)[- ]?attacks?
    (?:zero-day|jailbreak|malware|verbal|panic|social engineering)[- ]?attacks?
    attack (?:surface|vectors?|of the clones|on titan|ads?)
  `),
  phrases(`
    (?:victims?|casualt(?:y|ies)|survivors?) of (?:(?:its|their|his|her) own success|fashion|circumstance|layoffs)
    (?:victims?|casualt(?:y|ies)|survivors?) of (?:the (?:layoffs|cuts|merger|shake-up|budget|scam|breach|hack))
    fashion victims?
  `),
  phrases(`
    suicide (?:squad|burn|doors?|bunny|linux)
    (?:political|career|commercial|corporate|virtual) suicide
  `),
  phrases(`
    murder (?:myster(?:y|ies)|she wrote|hornets?|board|on the (?:orient express|dancefloor))
    murders in the building
    get(?:s|ting)? away with murder
    bloody murder
  `),
  phrases(String.raw`
    (?:perfect|brain|thunder|media|social media|twitter|political|fire)[ -]?storms?
    storm(?:s|ed|ing)? (?:to|into|past|ahead|out|the charts?)
    flood(?:s|ed|ing)? (?:of|the (?:market|zone|internet|web|inbox)) ?\w*
    flooded with (?:offers|requests|messages|calls|orders|applications|spam|ai)
    tsunami of \w+
    avalanche of \w+
    earthquake in the (?:market|industry|sector)
    epicent(?:er|re) of (?:innovation|fashion|ai|tech)
  `),
  phrases(`
    (?:heart|wake|world)[- ]?breaking
    (?:like )?wildfire (?:success|growth|popularity)
    like (?:a )?wildfire
    (?:booster|vaccine|flu|covid|camera|screen|snap|long|mug|big|slap|parting|cheap|best|warning|moon)[ -]?shots?
    (?:opening|money|espresso|close-up|jump|free|penalty)[ -]?shots?
    big shot
    deadly (?:serious|sins?|accurate)
    buried in (?:paperwork|email|settings|menus|data|the (?:settings|menu|small print))
    hostage to (?:fortune|its)
    slaughter(?:ed)? (?:at the polls|in the ratings)
  `),
]
