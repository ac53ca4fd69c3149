# A copy of the rules with a fault or two in each of several files.
mkdir regels
cp $RULES/*.yaml regels
cat >regels/regulations.yaml <<EOF
regimes:
  - {id: oud, label: oud, from: 2019-01-01, note: ""}
  - {id: nieuw, label: nieuw, from: 2021-01-01, note: ""}
rules: []
invitees: []
definitions: []
codex_from: 2021-01-01
EOF
cat >regels/dates.yaml <<EOF
months: []
seasons: []
refuse: ['(telefoon']
rules:
  - id: jaar
    serves: "2013"
    patern: ['\d{4}']
    patterns: ['<<eeuw>>']
    examples: []
EOF
printf 'cities: [\n' >regels/cities.yaml
rm regels/sources.yaml
echo 'a: 1' >regels/extra.yaml
