# What the JSON says of corrections, and what Gent's numbers are.
sed -n '/"city": "Gent", "nis"/,/"city": "Hasselt"/p' b.json | grep -o '"lokaal_woonoverleg": .*"verdict": "[a-z_]*"\|"code": "ruimtelijk_beleid", "state": "[a-z_]*"\|"message": "correctie[^"]*"'
sed -n '/"corrections"/,/]/p' b.json
