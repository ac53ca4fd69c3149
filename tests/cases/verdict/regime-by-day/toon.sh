# The regime, the norm, Gent's verdict, what is required, and its findings with their ground.
grep -o '"peildatum": "[^"]*"\|"regime": "[^"]*"\|"norm": {[^}]*}' b.json
tr -d '\n' <b.json | grep -o '"city": "Gent".*"city": "Hasselt"' >gent.json
grep -o '"verdict": "[^"]*"' gent.json
grep -o '"required": "[^"]*"' gent.json | sort | uniq -c
tr '{' '\n' <gent.json | grep -o '"check": "[^"]*", *"weight": "[^"]*", *"message": "[^"]*"\|"article": "[^"]*"'
echo
