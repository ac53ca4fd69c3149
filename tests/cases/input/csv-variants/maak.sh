# One table in several make-ups.
printf 'Stad;Titel;Omschrijving\nGent;Lokaal woonoverleg;"Komt drie keer per jaar samen, met velen."\n' >puntkomma.csv
printf 'Stad,Titel,Omschrijving\nGent,Lokaal woonoverleg,"Komt drie keer per jaar samen, met velen."\n' >komma.csv
printf 'Stad\tTitel\tOmschrijving\r\nGent\tLokaal woonoverleg\tKomt drie keer per jaar samen, met velen.\r\n' >tab.csv
printf 'Stad|Titel|Omschrijving\nGent|Lokaal woonoverleg|Komt drie keer per jaar samen, met velen.\n' >streep.csv
printf 'sep=;\nStad;Titel;Omschrijving\nGent;Lokaal woonoverleg;Komt drie keer per jaar samen, met velen.\n' >sep.csv
printf 'Omschrijving;Stad;Titel\n"Komt drie keer per jaar samen,\nmet ""velen""."; Gent ;Lokaal woonoverleg' >omgekeerd.csv
