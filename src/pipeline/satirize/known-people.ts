/**
 * Well-known people whom a model may put words into the mouth of although no source names them. Names that the archive
 * has met are known besides; last names alone are enough where nobody else is meant by them.
 */
export const KNOWN_PEOPLE: ReadonlySet<string> = new Set(
  `Sam Altman|Elon Musk|Mark Zuckerberg|Jeff Bezos|Bill Gates|Tim Cook|Sundar Pichai|Satya Nadella|Jensen Huang|Larry Page|Sergey Brin
Larry Ellison|Steve Jobs|Steve Wozniak|Dario Amodei|Daniela Amodei|Demis Hassabis|Mustafa Suleyman|Geoffrey Hinton|Yann LeCun|Yoshua Bengio
Fei-Fei Li|Andrew Ng|Ilya Sutskever|Mira Murati|Greg Brockman|Arthur Mensch|Andrej Karpathy|Jack Dorsey|Peter Thiel|Marc Andreessen
Reid Hoffman|Eric Schmidt|Masayoshi Son|Warren Buffett|Sheryl Sandberg|Susan Wojcicki|Lisa Su|Pat Gelsinger|Morris Chang|Jack Ma
Liang Wenfeng|Pavel Durov|Linus Torvalds|Tim Berners-Lee|Edward Snowden|Timnit Gebru|Gary Marcus|Nick Bostrom|Palmer Luckey|Alex Karp
Donald Trump|Joe Biden|Kamala Harris|Barack Obama|Michelle Obama|Hillary Clinton|Bill Clinton|George Bush|George W. Bush|JD Vance|Mike Pence
Nancy Pelosi|Bernie Sanders|Elizabeth Warren|Alexandria Ocasio-Cortez|Mitch McConnell|Ron DeSantis|Gavin Newsom|Marco Rubio|Ted Cruz
Keir Starmer|Rishi Sunak|Boris Johnson|Liz Truss|Theresa May|David Cameron|Tony Blair|Nigel Farage|Jeremy Corbyn|Rachel Reeves
King Charles|Prince William|Prince Harry|Meghan Markle|Kate Middleton|Queen Elizabeth|Emmanuel Macron|Angela Merkel|Olaf Scholz|Friedrich Merz
Giorgia Meloni|Pedro Sánchez|Viktor Orbán|Ursula von der Leyen|Margrethe Vestager|Thierry Breton|Christine Lagarde|Vladimir Putin
Volodymyr Zelensky|Volodymyr Zelenskyy|Xi Jinping|Narendra Modi|Benjamin Netanyahu|Recep Tayyip Erdoğan|Justin Trudeau|Mark Carney
Jair Bolsonaro|Luiz Inácio Lula da Silva|Javier Milei|Kim Jong Un|Jacinda Ardern|Anthony Albanese|Shinzo Abe|Jerome Powell|Lina Khan
Pope Francis|Pope Leo|Dalai Lama|Greta Thunberg|Malala Yousafzai|António Guterres|Kofi Annan|Ban Ki-moon|Nelson Mandela|Bill Nye
Taylor Swift|Beyoncé|Kanye West|Kim Kardashian|Rihanna|Drake|Madonna|Paul McCartney|Ringo Starr|Elton John|Adele|Ed Sheeran|Bob Dylan
Tom Hanks|Tom Cruise|Scarlett Johansson|Brad Pitt|Angelina Jolie|George Clooney|Leonardo DiCaprio|Meryl Streep|Morgan Freeman|Will Smith
Oprah Winfrey|Ellen DeGeneres|Joe Rogan|Tucker Carlson|Stephen Colbert|Jimmy Kimmel|Jimmy Fallon|Jon Stewart|John Oliver|Stephen Fry
Stephen King|J.K. Rowling|Margaret Atwood|Salman Rushdie|Noam Chomsky|Yuval Noah Harari|Malcolm Gladwell|Stephen Hawking|Neil deGrasse Tyson
Lionel Messi|Cristiano Ronaldo|LeBron James|Serena Williams|Roger Federer|Tiger Woods|David Beckham|Magnus Carlsen|Garry Kasparov
Lewis Hamilton|Usain Bolt|Simone Biles|Gordon Ramsay|Jamie Oliver|David Attenborough|Richard Branson|James Dyson|Alan Sugar|Piers Morgan`
    .split(/[|\n]/)
    .map((name) => name.trim()),
)

/** Last names of the above that hardly anybody else is meant by. */
export const KNOWN_LAST_NAMES: ReadonlySet<string> = new Set(
  'Altman Musk Zuckerberg Bezos Pichai Nadella Amodei Hassabis Suleyman LeCun Bengio Sutskever Karpathy Trump Biden Obama Putin Zelensky Zelenskyy Netanyahu Macron Merkel Starmer Sunak Farage Modi Trudeau Merz Scholz Meloni Thunberg Kardashian Beyoncé Rihanna Attenborough Andreessen Thiel'.split(
    ' ',
  ),
)
