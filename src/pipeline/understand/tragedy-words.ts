import { alternatives, phrases } from '../../news/phrases.ts'

/** Words of death, violence, disaster and abuse. */

interface TragicWord {
  readonly pattern: RegExp
  readonly of: 'death' | 'violence' | 'disaster' | 'abuse'
  /** Certain: harm to people by itself. Otherwise only beside words that speak of people. */
  readonly certain: boolean
  /** Beside these it is about something else: hackers attack too, and their victims are out of money. */
  readonly harmlessBeside?: RegExp
}

const COMPUTERS =
  /\b(?:hack(?:ers?|ed|ing)|malware|ransomware|phishing|vulnerabilit(?:y|ies)|exploits?|cyber\w*|passwords?|patch(?:es|ed)?|browsers?|zero[- ]day|security (?:holes?|flaws?|bugs?|updates?)|botnet|scam(?:s|mers)?|data breach)\b/iu

const tragic = (of: TragicWord['of'], certain: boolean, words: string, harmlessBeside?: RegExp): TragicWord => ({
  of,
  certain,
  ...(harmlessBeside && { harmlessBeside }),
  pattern: new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${alternatives(words)})(?![\p{L}\p{N}])`, 'giu'),
})

export const TRAGIC_WORDS: readonly TragicWord[] = [
  tragic(
    'death',
    true,
    String.raw`
      killed|deaths|death toll|fatal|fatally|fatalit(?:y|ies)|corpses?|bodies (?:of|were)|manslaughter|mourners
      mourning|funerals?|obituary|bereaved|stillbirths?|drown(?:ed|ing|ings)|lost (?:his|her|their) li(?:fe|ves)
      passed away|burned to death|beaten to death|perished|suicides?|took (?:his|her|their) own li(?:fe|ves)
      self[- ]harm(?:ed)?|overdosed?|miscarriages?|died|wom(?:a|e)n dies|m(?:a|e)n dies?
      dies (?:aged|at \d+|after|of|from|in)|dead (?:at \d+|after|following)|presumed dead|near death
      to (?:his|her|their) deaths?|deadly|deadliest|found dead
      (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|dozens|scores|hundreds|thousands|many) dead|todesopfer
      getötet|muertos?|morts?
    `,
  ),
  tragic('death', false, 'dead|dies?|dying|death|kill|kills|killing|killer|killings'),
  tragic(
    'violence',
    true,
    `
      murder(?:s|ed|er|ers|ous|ing)?|homicides?|massacres?d?|slain|slayings?|gunm(?:a|e)n|mass shootings?|shot dead
      gunned down|stab(?:bed|bing|bings)|behead(?:ed|ing|ings)|executions?|assassinat(?:e|ed|ion|ions)
      terroris(?:m|ts?)|terror attacks?|suicide bomb(?:er|ers|ing)|bombings?|air ?strikes?|missile strikes?
      drone strikes?|shelling|genocide|ethnic cleansing|war crimes?|kidnap(?:ped|ping|pings)?|abduct(?:ed|ion|ions)
      lynch(?:ed|ing)|tortured?|casualties|wounded|torture|massaker|anschlag
    `,
  ),
  tragic('violence', true, 'hostages?', COMPUTERS),
  tragic('violence', false, 'attack(?:s|ed|er|ers)?|victims?', COMPUTERS),
  tragic(
    'violence',
    false,
    `
      shootings?|shooter|shot|shoots|bombs?|bombed|explosions?|exploded|blast|war|invasion|troops|violence
      assault(?:s|ed)?|fighting|injured|hurt|hatred|stampede
    `,
  ),
  tragic(
    'disaster',
    true,
    `
      earthquakes?|tsunamis?|hurricanes?|typhoons?|tornado(?:es)?|wildfires?|landslides?|mudslides?|avalanches?|famine
      epidemics?|pandemic deaths|plane crash(?:es)?|train crash(?:es)?|car crash(?:es)?|bus crash(?:es)?
      helicopter crash(?:es)?|derail(?:ed|ment)|shipwreck|capsized?|sank with|building collapsed?|bridge collapsed?
      mine collapse|missing (?:people|children|persons?|climbers|hikers|sailors)|feared dead|erdbeben|terremoto|séisme
    `,
  ),
  tragic(
    'disaster',
    false,
    `
      flood(?:s|ed|ing)?|crash(?:es|ed)?|fires?|blaze|disasters?|eruption|collapsed?|storms?|outbreaks?|rescuers
      survivors?|evacuat(?:ed|ion)|missing|tragedy|tragic
    `,
  ),
  tragic(
    'abuse',
    true,
    `
      rap(?:ed?|es|ist|ists|ing)|sexual(?:ly)? (?:assault|assaulted|abuse|abused|violence|harassment|exploitation)
      child (?:abuse|pornography|sexual abuse material|labou?r)|csam|abused|molest(?:ed|ing|ation)
      paedophil(?:e|es|ia)|pedophil(?:e|es|ia)|domestic (?:violence|abuse)|human trafficking|sex trafficking|slavery
      groom(?:ed|ing) (?:of )?(?:children|minors|girls|boys)|revenge porn|non-?consensual
    `,
  ),
  tragic('abuse', false, 'abuse|abusive|harass(?:ed|ment)|bullied|bullying|neglect|trafficking'),
]

/** Within a few words of an uncertain word these show that it speaks of people. */
export const PEOPLE = new RegExp(
  phrases(String.raw`
    people|persons?|m[ae]n|wom[ae]n|child|children|boys?|girls?|baby|babies|teen(?:ager|agers)?|students?|pupils?
    teachers?|civilians?|soldiers?|troops|passengers?|residents?|villagers|workers?|police|officers?|firefighters?
    mothers?|fathers?|sons?|daughters?|famil(?:y|ies)|husbands?|wi(?:fe|ves)|brothers?|sisters?|parents|climbers?
    actors?|singers?|authors?|writers?|leaders?|founders?|pioneers?|officials?|aides?|players?|coach|ministers?
    presidents?|musicians?|victims?|survivors?|patients?|migrants?|refugees?|hostages?|protesters?|worshippers
    hospital(?:s|ised|ized)?|wounded|injured|injuries|at least \d+|dozens|scores|hundreds|lives|aged \d+|\d+-year-old
    year-old
  `),
  'iu',
)

/** What a satire guard must know of besides tragedy, since the joke would be on someone who cannot answer. */
export const SENSITIVE: readonly { readonly about: string; readonly pattern: RegExp }[] = [
  {
    about: 'a child',
    pattern: phrases(String.raw`
      (?:[1-9]|1[0-7])-year-old
      under-?age
      minors?\b(?! (?:bug|update|change|version|issue|fix|release|league))
      school ?(?:boy|girl|children)s?
      toddlers?
      infants?
    `),
  },
  {
    about: 'illness',
    pattern: phrases(`
      (?:cancer|leuk(?:a)?emia|dementia|alzheimer's|terminal(?:ly)? ill(?:ness)?|intensive care)
      (?:mental (?:illness|breakdown)|eating disorders?|depression|addiction|rehab)
    `),
  },
  {
    about: 'an accusation',
    pattern: phrases(`
      (?:accused of|alleged(?:ly)?|charged with|arrested|indicted|on trial|pleaded (?:not )?guilty)
      (?:suspect(?:s|ed)? of|convicted|sentenced)
    `),
  },
  {
    about: 'a private person',
    pattern: phrases(`
      (?:[a-z]+ (?:mother|father|mum|mom|dad|grandmother|grandfather|pensioner|teenager|schoolgirl|schoolboy|nurse|teacher|driver|student|neighbou?r)) (?:who|says|said|was|has|from)
      whose name (?:is|has been) withheld
      who asked not to be named
    `),
  },
  {
    about: 'faith or origin',
    pattern: phrases(`
      (?:antisemiti(?:c|sm)|islamophobi(?:a|c)|racis(?:m|t)|hate crimes?|holocaust|xenophobi(?:a|c)|homophobi(?:a|c))
      (?:transphobi(?:a|c)|asylum seekers?|refugees?)
    `),
  },
]
