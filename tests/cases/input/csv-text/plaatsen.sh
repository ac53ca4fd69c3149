# Cuts the words of each fact out of the text, by its places in code points, beside its quote.
sed 's/.*"quote": "\([^"]*\)", "start": \([0-9]*\), "end": \([0-9]*\), "line": \([0-9]*\).*/\2 \3 \4 \1/' f.ndjson |
while read -r start end line quote; do
    words=$(iconv -f UTF-8 -t UTF-32LE lijst.csv.txt | tail -c +$((4 * start + 1)) |
        head -c $((4 * (end - start))) | iconv -f UTF-32LE -t UTF-8)
    found=$(sed -n "${line}p" lijst.csv.txt | grep -cF -- "$quote")
    [ "$words" = "$quote" ] && [ "$found" = 1 ] || echo "op $start staat '$words', niet '$quote'"
done
