# The regime, the norm, Gent's verdict and its findings on the number of meetings.
grep -o '"peildatum": "[^"]*"\|"regime": "[^"]*"\|"norm": {[^}]*}' b.json
tr -d '\n' <b.json | grep -o '"city": "Gent".*"city": "Hasselt"' >gent.json
grep -o '"verdict": "[^"]*"' gent.json
grep -o '"check": "[^"]*", *"weight": "[^"]*", *"message": "het lokaal[^"]*"' gent.json
echo
