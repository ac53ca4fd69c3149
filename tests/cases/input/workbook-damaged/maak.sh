# A workbook cut short, one in which only the name of the format is left, one of an old Excel, one
# with a password, and one that is whole.
mkdir inzendingen
head -c 3000 steden.xlsx >inzendingen/afgebroken.xlsx
printf 'PK\003\004....content.xml' >inzendingen/kop.ods
printf '\320\317\021\340\241\261\032\341' >inzendingen/oud.xls
{
    printf '\320\317\021\340\241\261\032\341....'
    printf EncryptedPackage | sed 's/./&\n/g' | tr '\n' '\000'
    printf '....'
} >inzendingen/slot.xlsx
cp steden.xlsx inzendingen/goed.xlsx
