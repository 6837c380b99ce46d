/** What letters say of their own, in the languages of the site. In braces stands what is filled in. */
const EN = {
  letter: 'Letter {n}',
  source: '{n} source',
  sources: '{n} sources',
  more: '{n} more',
  heat: 'heat {n}',
  also: 'Also moving',
  first: 'First reported by {source}',
  report: 'The report in {source}',
  picture: 'Picture: {name}',
  corrections: 'Corrections',
  withdrawn: 'A story was withdrawn',
  satire: 'Satire',
  invented: 'None of this happened. Written by {name}.',
  inspired: 'Inspired by:',
  owners: 'Headlines, excerpts and pictures belong to their sources.',
  all: 'All stories',
  because: 'You get this letter because you asked for it.',
  leave: 'Unsubscribe',
  confirmSubject: 'Confirm: the newsletter of {paper}',
  asked: 'Somebody, probably you, asked for our newsletter at this address.',
  confirm: 'Confirm that you want it',
  ends: 'The link works for {n} days. If it was not you, do nothing: no letter will come, and the address is forgotten.',
}

export type LetterWords = Readonly<Record<keyof typeof EN, string>>

const SV: LetterWords = {
  letter: 'Brev {n}',
  source: '{n} källa',
  sources: '{n} källor',
  more: '{n} till',
  heat: 'hetta {n}',
  also: 'Rör sig också',
  first: 'Först med nyheten: {source}',
  report: 'Artikeln i {source}',
  picture: 'Bild: {name}',
  corrections: 'Rättelser',
  withdrawn: 'En nyhet har dragits tillbaka',
  satire: 'Satir',
  invented: 'Inget av detta har hänt. Skrivet av {name}.',
  inspired: 'Inspirerat av:',
  owners: 'Rubriker, utdrag och bilder tillhör sina källor.',
  all: 'Alla nyheter',
  because: 'Du får brevet för att du har bett om det.',
  leave: 'Avsluta prenumerationen',
  confirmSubject: 'Bekräfta: nyhetsbrevet från {paper}',
  asked: 'Någon, troligen du, har bett om vårt nyhetsbrev till den här adressen.',
  confirm: 'Bekräfta att du vill ha det',
  ends: 'Länken gäller i {n} dagar. Var det inte du, gör ingenting: inget brev kommer, och adressen glöms.',
}

const DE: LetterWords = {
  letter: 'Brief {n}',
  source: '{n} Quelle',
  sources: '{n} Quellen',
  more: '{n} weitere',
  heat: 'Hitze {n}',
  also: 'Auch in Bewegung',
  first: 'Zuerst gemeldet von {source}',
  report: 'Der Bericht in {source}',
  picture: 'Bild: {name}',
  corrections: 'Berichtigungen',
  withdrawn: 'Eine Meldung wurde zurückgezogen',
  satire: 'Satire',
  invented: 'Nichts davon ist geschehen. Geschrieben von {name}.',
  inspired: 'Angeregt von:',
  owners: 'Überschriften, Auszüge und Bilder gehören ihren Quellen.',
  all: 'Alle Meldungen',
  because: 'Sie erhalten diesen Brief, weil Sie ihn bestellt haben.',
  leave: 'Abbestellen',
  confirmSubject: 'Bestätigen: der Newsletter von {paper}',
  asked: 'Jemand, vermutlich Sie, hat unseren Newsletter an diese Adresse bestellt.',
  confirm: 'Bestätigen, dass ich ihn möchte',
  ends: 'Der Link gilt {n} Tage. Waren Sie es nicht, tun Sie nichts: Es kommt kein Brief, und die Adresse wird vergessen.',
}

const FR: LetterWords = {
  letter: 'Lettre {n}',
  source: '{n} source',
  sources: '{n} sources',
  more: '{n} autres',
  heat: 'chaleur {n}',
  also: 'Cela bouge aussi',
  first: 'Rapporté d’abord par {source}',
  report: 'L’article de {source}',
  picture: 'Image : {name}',
  corrections: 'Corrections',
  withdrawn: 'Un sujet a été retiré',
  satire: 'Satire',
  invented: 'Rien de tout cela n’est arrivé. Écrit par {name}.',
  inspired: 'Inspiré par :',
  owners: 'Titres, extraits et images appartiennent à leurs sources.',
  all: 'Tous les sujets',
  because: 'Vous recevez cette lettre parce que vous l’avez demandée.',
  leave: 'Se désabonner',
  confirmSubject: 'Confirmez : la lettre de {paper}',
  asked: 'Quelqu’un, sans doute vous, a demandé notre lettre à cette adresse.',
  confirm: 'Confirmer que je la veux',
  ends: 'Le lien vaut {n} jours. Si ce n’était pas vous, ne faites rien : aucune lettre ne viendra, et l’adresse sera oubliée.',
}

const AR: LetterWords = {
  letter: 'الرسالة {n}',
  source: 'مصدر واحد',
  sources: 'المصادر: {n}',
  more: 'و{n} غيرها',
  heat: 'الحرارة {n}',
  also: 'أخبار أخرى تتحرك',
  first: 'أول من نشره: {source}',
  report: 'التقرير في {source}',
  picture: 'الصورة: {name}',
  corrections: 'تصحيحات',
  withdrawn: 'سُحب أحد الأخبار',
  satire: 'سخرية',
  invented: 'لم يحدث شيء من هذا. كتبه {name}.',
  inspired: 'مستوحى من:',
  owners: 'العناوين والمقتطفات والصور ملك لمصادرها.',
  all: 'كل الأخبار',
  because: 'تصلك هذه الرسالة لأنك طلبتها.',
  leave: 'إلغاء الاشتراك',
  confirmSubject: 'تأكيد: نشرة {paper}',
  asked: 'طلب أحدهم، وربما أنت، نشرتنا إلى هذا العنوان.',
  confirm: 'أؤكد أنني أريدها',
  ends: 'يعمل الرابط {n} أيام. إن لم تكن أنت فلا تفعل شيئًا: لن تصل رسالة، وسيُنسى العنوان.',
}

const LANGUAGES: Readonly<Record<string, LetterWords>> = { en: EN, sv: SV, de: DE, fr: FR, ar: AR }

export type Say = (key: keyof LetterWords, filling?: Readonly<Record<string, string | number>>) => string

/** A letter's own words in a language; in English where we do not have them. */
export function speechIn(language: string): Say {
  const words = LANGUAGES[language.split('-', 1)[0]!.toLowerCase()] ?? EN
  return (key, filling = {}) => words[key].replace(/\{([a-z]+)\}/g, (_, name: string) => String(filling[name]))
}
