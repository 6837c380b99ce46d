import { phrases } from '../../news/phrases.ts'

/** Words that say that a story is no matter for jokes, in six kinds. Wrongly refusing costs a joke; wrongly joking hurts someone. */

export const REFUSAL_KINDS = [
  'tragedy',
  'illness of a person',
  'minors',
  'private people',
  'crime against persons in court',
  'protected trait',
] as const
export type RefusalKind = (typeof REFUSAL_KINDS)[number]

export interface GuardRule {
  readonly kind: RefusalKind
  /** Only what a headline says, or also what the excerpt does: a passing "woman" in an excerpt is nobody's story. */
  readonly in: 'headline' | 'both'
  readonly pattern: RegExp
  /** A phrase around the word that makes it mean something else. */
  readonly unless?: RegExp
  /** Words anywhere in the same line that make it a matter of something else. */
  readonly notBeside?: RegExp
}

/** People by what they are to others, never for their office. */
export const PRIVATE_PEOPLE = `wom[ae]n|m[ae]n|mothers?|mums?|moms?|dads?|fathers?|husbands?|wi(?:fe|ves)|ex-(?:wife|husband|boyfriend|girlfriend)|couples?|grand(?:mother|father|ma|pa|dad|parent)s?|great-grand(?:mother|father)|widow(?:er)?s?|pensioners?|retirees?|neighbou?rs?|brides?|grooms?|newlyweds?|girlfriends?|boyfriends?|fianc[ée]{1,2}s?|housewi(?:fe|ves)|flatmates?|roommates?|housemates?`

/** Machines and medicine at work: a test, a tool or a study is about no one patient. */
const RESEARCH = phrases(String.raw`
  AI|A\.I\.|algorithms?|models?|machine learning|deep learning|neural networks?|chatbots?|software|apps?|tools?|robots?
  researchers?|scientists?|stud(?:y|ies)|research|trials?|tests?|screening|drugs?|vaccines?|treatments?|therap(?:y|ies)
  start-?ups?|biotech|pharma|gene|genes|genetic|proteins?|cells?|detects?|detection|predicts?|prevention|cures?
  risk|funding|charity|patents?|FDA|NHS|trillions?|billions?|millions?|devices?|sensors?|wearables?
`)

export const ILLNESS: readonly GuardRule[] = [
  {
    kind: 'illness of a person',
    in: 'both',
    pattern: phrases(String.raw`
      diagnosed with|(?:his|her|their|shock|cancer|terminal|health|dementia|adhd|autism) diagnos[ei]s
      diagnosis of (?:cancer|dementia|parkinson|alzheimer|als|ms|leuk)\w*
      hospitali[sz]ed|(?:rushed|taken|airlifted|admitted|back|remains|returns|transferred) (?:to|in|into)(?: a| the)? hospital
      (?:in|leaves|discharged from|released from|checks into|treated (?:in|at)) (?:a |the )?(?:hospital|clinic|hospice)
      (?:from|in) (?:his|her|their) hospital bed|hospital (?:stay|treatment|bedside|bed for)
      under(?:goes|went|going|go) (?:\w+ ){0,3}(?:surgery|operation|chemo(?:therapy)?|treatment|transplant|procedure|amputation)
      (?:recover(?:s|ing|ed)?|recuperat\w+) (?:\w+ )?(?:from|after) (?:\w+ ){0,3}(?:surgery|operation|illness|stroke|accident|fall|cancer|injury|covid|crash|heart \w+)
      (?:heart|brain|hip|knee|open-heart|emergency|back|bypass) surgery
      intensive care|life support|icu|in a coma|induced coma|vegetative state|critical(?:ly)? (?:ill|condition)|terminal(?:ly)? ill(?:ness)?
      (?:fall(?:s|en)?|fell|taken|gravely|seriously|severely|chronically|mentally|suddenly) ill
      health (?:scare|battle|crisis (?:of|for)|woes|emergency at|struggles?|setback|fears? for)|health (?:reasons|issues|problems)
      (?:battl(?:e|es|ing|ed)|fight(?:s|ing)?|fought|beat(?:s|ing)?|surviv(?:e|es|ed|ing)|liv(?:e|es|ing)|struggl(?:e|es|ed|ing)|cop(?:e|es|ing)) (?:with |against |for |his |her |their |a |rare |aggressive |stage \w+ )*(?:cancer|leuk(?:a)?emia|dementia|alzheimer\S*|parkinson\S*|tumou?r|als|mnd|ms|lupus|addiction|alcoholism|depression|anxiety|bulimia|anorexia|bipolar\w*|schizophrenia|ptsd|long covid|illness|disease|pain|diabetes|epilepsy|hiv|aids)
      (?:suffer(?:s|ed|ing)?|had|has) (?:from )?(?:a |an |another |second |mild |massive |major |minor |suspected |apparent )*(?:stroke|heart attack|seizures?|cardiac arrest|breakdown|aneurysm|brain injury|concussion|panic attacks?|relapse|fall at|miscarriage)
      (?:after|following|from|with) (?:a |his |her |their )?(?:\w+ )?(?:heart attack|stroke|seizure|cardiac arrest|brain (?:injury|tumou?r|bleed)|(?:long )?illness|cancer battle|chemotherapy|overdose)
      (?:treat(?:ed|ment)|surgery|medication|scan|tests?|therapy|operation|clinic) for (?:\w+ ){0,2}(?:cancers?|tumou?rs?|addiction|depression|dementia|parkinson\S*|leuk(?:a)?emia|heart|stroke|injur\w+|pneumonia|infection|exhaustion|alcohol\w*)|(?:resumes|begins|starts|continues|completes|finishes|halts|refuses|receives|receiving) (?:\w+ )?(?:treatment|chemo\w*|therapy|dialysis)
      tests? positive (?:for|again)|tested positive|long covid|contracts? (?:covid|hiv|malaria|tb)
      (?:stage (?:one|two|three|four|[1-4iv]+)|breast|prostate|lung|pancreatic|bowel|skin|throat|blood|brain|bone|ovarian|cervical|thyroid|kidney|liver|colon|oesophageal|stomach) cancer (?:diagnosis|battle|fight|treatment|survivor|patient|scare|returns)
      (?:has|have|had|with|his|her|has got) (?:terminal |incurable |inoperable |rare |breast |prostate |skin |stage \w+ )*(?:cancer|leuk(?:a)?emia|dementia|alzheimer\S*|parkinson\S*|als|motor neurone|multiple sclerosis|a (?:brain )?tumou?r|hiv|aids|lupus|tourette\S*)
      cancer-free|in remission|chemotherapy|radiotherapy|palliative|hospice|on dialysis|kidney transplant|donor kidney
      mental (?:breakdown|illness|health (?:struggles?|battle|crisis|break|leave|issues))|nervous breakdown|suicidal
      (?:opens up|speaks out|reveals?|discloses?|shares?|talks) (?:\w+ ){0,4}(?:cancer|illness|disease|depression|diagnosis|condition|disorder|addiction|miscarriage|infertility|endometriosis|menopause|symptoms)
      eating disorders?|anorexi[ac]|bulimi[ac]|(?:in|into|enters|leaves|to) rehab|relaps(?:e|es|ed)|sober(?:ity)?
      collaps(?:es|ed) (?:on stage|on air|during|at (?:a|the)|mid)|faint(?:s|ed) (?:on|at|during)
      (?:medical|sick|health) leave|steps? (?:back|down|aside|away) (?:\w+ )?(?:due to|over|for|because of|citing) (?:\w+ )?(?:health|illness|medical|cancer)
      (?:ailing|bedridden|paraly[sz]ed|wheelchair-bound|comatose|incapacitated|ill health|poor health|frail)
      loses? (?:his |her |their )?(?:sight|eyesight|hearing|voice|leg|arm|memory|battle with)|medical (?:condition|emergency|issue|episode|complications?|scare|treatment)|(?:leg|arm|foot) amputated
      rare (?:disease|condition|disorder|illness)|incurable|degenerative (?:disease|condition)
    `),
  },
  {
    kind: 'illness of a person',
    in: 'headline',
    pattern: phrases(String.raw`
      cancers?|leuk(?:a)?emia|lymphoma|melanoma|tumou?rs?|dementia|alzheimer\S*|parkinson\S*|strokes?|heart (?:attacks?|failure|condition)
      cardiac|aneurysm|seizures?|epilep(?:sy|tic)|diabet(?:es|ic)|multiple sclerosis|motor neurone|lou gehrig\S*|lupus|crohn\S*
      hiv|aids (?:patients?|diagnosis)|sepsis|pneumonia|tuberculosis|hepatitis|meningitis|schizophreni[ac]|bipolar|depression
      ptsd|infertility|ill(?:ness)?|sickness|sick|ailment|patients?|overdoses?|addict(?:s|ion)?|alcoholi(?:c|sm)|disease|psychosis
      surgery|transplant|hospitals?|wheelchair|coma|injur(?:y|ies|ed)|concussion|long covid
    `),
    notBeside: RESEARCH,
    unless: phrases(
      'hospital (?:groups?|chains?|operators?|trusts?|systems?|networks?|records?|beds|software|bosses|radio|parking)|addicted to|depression (?:era|glass)|the great depression|stroke of|back ?stroke|key ?strokes?|motion sickness|sick (?:of|beat)',
    ),
  },
  {
    kind: 'illness of a person',
    in: 'headline',
    pattern: phrases(String.raw`
      (?:cancer|dementia|alzheimer\S*|parkinson\S*|stroke|paraly[sz]ed|leuk(?:a)?emia|coma|als) (?:patients?|survivors?|sufferers?|victims?)
      (?:patients?|sufferers?) (?:who|whose|says?|said|regains?|walks?|speaks?|dies?|left)
    `),
  },
]

export const MINORS: readonly GuardRule[] = [
  {
    kind: 'minors',
    in: 'both',
    pattern: phrases(String.raw`
      (?:[1-9]|1[0-7])[- ]years?[- ]old(?:s)?|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)[- ]year[- ]olds?
      aged (?:[1-9]|1[0-7])|aged? (?:[1-9]|1[0-7]) (?:and|to|or)|\p{L}+, (?:[1-9]|1[0-7])(?=,? \p{Ll})|(?:boy|girl|teen(?:ager)?|pupil|student|son|daughter|twins?|prodigy|child|kid), (?:[1-9]|1[0-7])
      school ?(?:boy|girl|child|children|kid)s?|toddlers?|infants?|newborns?|preschool(?:er)?s?|kindergart(?:en|ners?)|under-?age
    `),
    unless: phrases(String.raw`
      (?:[1-9]|1[0-7]|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen)[- ]years?[- ]old (?:\w+ )?(?:start-?ups?|compan(?:y|ies)|laptops?|phones?|iphones?|cars?|bugs?|code|chips?|software|tech|technology|hardware|games?|consoles?|servers?|products?|models?|macs?|pcs?|firms?|sites?|webs?ites?|apps?|flaws?|vulnerabilit(?:y|ies)|laws?|drives?|gpus?|cpus?|bonds?|records?|bans?|deals?|disputes?|rules?|businesses|business|ventures?|platforms?|devices?|films?|movies?|series|album|song|tv|bank|airline|hotel|restaurant|building|bridge|war|conflict|merger|lawsuit|case)
    `),
  },
  {
    kind: 'minors',
    in: 'headline',
    pattern: phrases(String.raw`
      child(?:ren)?(?:['’]s)?|kids?(?:['’]s?)?|bab(?:y|ies)(?:['’]s)?|boys?(?:['’]s)?|girls?(?:['’]s)?|teens?(?:['’]s?)?|teenage(?:d|rs?)?(?:['’]s?)?|tweens?|minors?|pupils?|youngsters?
      juveniles?|adolescents?|(?:under-?1[0-8]s?)|(?:his|her|their|couple['’]s|whose|star['’]s|singer['’]s|actor['’]s|billionaire['’]s) (?:\w+ )?(?:sons?|daughters?|twins)|stepsons?|stepdaughters?|(?:daughter|son)s? of(?! (?:anarchy|god|man|liberty)\b)
      high[- ]school(?:er)?s?|middle[- ]school(?:er)?s?|(?:primary|elementary|secondary|grade|nursery|boarding)[- ]school(?:er)?s?
      (?:eighth|ninth|tenth|seventh|sixth|fifth|fourth|third|second|first)[- ]graders?|daycare|day care|orphan(?:s|ed|age)?|foster (?:child|care|kids?)|boy scouts?|girl scouts?|child prodigy|youth(?:s)?(?! (?:\w+ )?(?:league|cup))
    `),
    unless: phrases(`
      child['’]s play|child (?:process(?:es)?|nodes?|compan(?:y|ies)|elements?)|problem child|brainchild|poster child|love child|inner child
      (?:new|cool) kids? (?:on|in)|kid(?:ding)?['’]?(?:s)? you not|no kidding|kid rock|whiz kid of|just kidding|karate kid|billy the kid
      baby (?:steps?|boomers?|yoda|keem|shark|bonus|bells?|bonds?|reindeer|doge|driver)|rosemary['’]s baby|cry ?bab(?:y|ies)
      (?:beastie|backstreet|beach|pet shop|proud|cow|old|good|bad|fall out|lost|jersey|oh) boys|boys['’]? club|the boys|boy (?:band|george|genius)|dough ?boys?|play ?boy|home ?boy
      (?:spice|gilmore|golden|mean|calendar|new) girls?|girl (?:math|dinner|boss)|girlboss|it girl|cover girl|gossip girl|girl with the|gone girl|indie boy
      minor (?:updates?|bugs?|changes?|versions?|issues?|fix(?:es)?|release|leagues?|tweaks?|planets?|injur(?:y|ies)|role|details?|quake|gains?|losses?|upgrade|redesign|improvements?|setbacks?|parties|party|delays?|outage|key|glitch(?:es)?|refresh|tremors?)
      teenage (?:engineering|mutant)|(?:asia|ursa) minor|minors? (?:league|in)|youth hostels?|sonic youth
    `),
  },
]
