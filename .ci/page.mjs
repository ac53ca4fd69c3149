// Does with a page of `run --html` what a user does, in Chromium, and measures what can be seen.
//
// usage: node .ci/page.mjs NODE_MODULES PAGE.html
// Prints a line for each thing that must hold, then "N passed, M failed".
import {createRequire} from 'node:module';
import {resolve} from 'node:path';
import {pathToFileURL} from 'node:url';

const [modules, file] = process.argv.slice(2).map(path => resolve(path));
const puppeteer = createRequire(`${modules}/`)('puppeteer-core');
const url = pathToFileURL(file).href;
let passed = 0, failed = 0;

function check(what, holds, found = '') {
    if (holds) passed++;
    else failed++;
    console.log(`${holds ? 'ok  ' : 'FAIL'}  ${what}${holds ? '' : `: ${JSON.stringify(found)}`}`);
}

const browser = await puppeteer.launch({
    executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-dev-shm-usage']
});

// A page of that width, with all that went wrong in it or that it asked for.
async function open(width, scheme, script = true) {
    const page = await browser.newPage();
    page.faults = [];
    page.on('console', message => page.faults.push(`${message.type()}: ${message.text()}`));
    page.on('pageerror', error => page.faults.push(error.message));
    page.on('dialog', dialog => page.faults.push(`dialog: ${dialog.message()}`));
    page.on('request', request => {
        if (request.url() !== url) page.faults.push(`request: ${request.url()}`);
    });
    await page.setJavaScriptEnabled(script);
    await page.setViewport({width, height: 900});
    await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: scheme}]);
    await page.goto(url);
    return page;
}

const focused = page => page.evaluate(() => document.activeElement.id);
const status = page => page.$eval('#status', place => place.textContent);
const tip = page => page.$eval('#tip', place => place.hidden ? null : place.textContent);
const settle = page => page.evaluate(() => new Promise(done => setTimeout(done, 250)));

// Goes by Tab from where the focus is to the first place that the selector gives.
async function tabTo(page, selector, most = 200) {
    for (let i = 0; i < most; i++) {
        await page.keyboard.press('Tab');
        if (await page.evaluate(wanted => document.activeElement.matches(wanted), selector)) return true;
    }
    return false;
}

async function sorts() {
    const page = await open(1280, 'light');
    const column = number => page.$$eval('table.cities tbody',
        (bodies, at) => [...bodies[0].rows].map(row => row.cells[at].textContent), number);
    const sorted = () => page.$eval('table.cities th:nth-child(6)', head => head.getAttribute('aria-sort'));
    const numbers = list => list.map(Number);
    check('a head is reached by Tab', await tabTo(page, 'table.cities th:nth-child(6) button'));
    await page.keyboard.press('Enter');
    const up = numbers(await column(5));
    check('Enter sorts', await sorted() === 'ascending' && up.every((n, i) => i === 0 || up[i - 1] <= n), up);
    check('the order is announced', (await status(page)).includes('oplopend'), await status(page));
    await page.keyboard.press('Space');
    const down = numbers(await column(5));
    check('and sorts back', await sorted() === 'descending' && down[0] === Math.max(...up), down);
    check('one head has aria-sort', (await page.$$('table.cities th[aria-sort]')).length === 1);
    await page.close();
}

async function filters() {
    const page = await open(1280, 'light');
    const line = kind => page.$eval(`main mark.${kind}`, mark => getComputedStyle(mark).textDecorationStyle +
        getComputedStyle(mark).textDecorationLine);
    const before = await status(page), lines = [];
    for (const kind of ['q', 'p', 'd', 't']) lines.push(await line(kind));
    check('each kind has a line of its own', new Set(lines).size === 4, lines);
    await page.focus('[data-kind=p]');
    await page.keyboard.press('Space');
    check('a kind that is filtered out has none', (await line('p')).endsWith('none'), await line('p'));
    check('another kind keeps its own', await line('q') === lines[0]);
    check('the count is announced', await status(page) !== before, before);
    await page.keyboard.press('Space');
    check('and comes back', await line('p') === lines[1] && await status(page) === before);
    await page.close();
}

async function finds() {
    const page = await open(1280, 'light');
    const shown = () => page.$$eval('section.city[data-city]', parts =>
        parts.filter(part => part.checkVisibility()).map(part => part.querySelector('h3').textContent));
    const everyone = (await shown()).length;
    await page.type('#search', 'GÉNT');
    await settle(page);
    check('a search shows that city', (await shown()).join() === 'Gent', await shown());
    check('in the table too', (await page.$$eval('table.cities tbody tr', rows =>
        rows.filter(row => row.checkVisibility()).length)) === 1);
    check('the number of cities is announced', (await status(page)).startsWith('1 stad'), await status(page));
    await page.$eval('#search', box => { box.value = ''; });
    await page.type('#search', ' ');
    await settle(page);
    check('an empty search shows all', (await shown()).length === everyone);
    await page.close();
}

async function tells() {
    const page = await open(1280, 'light');
    const figure = 'table.cities tbody td:nth-child(2) a';
    const target = await page.$eval(figure, link => link.hash.slice(1));
    await page.focus(figure);
    await page.keyboard.press('Enter');
    await settle(page);
    check('a figure leads to its words', await focused(page) === target, await focused(page));
    check('which are in view', await page.$eval(`#${target}`, mark => {
        const box = mark.getBoundingClientRect();
        return box.top > 0 && box.bottom < innerHeight;
    }));
    const told = await tip(page);
    check('and tell what they are', /^frequentie: .+gevonden door: .+\.yaml:/s.test(told), told);
    check('by aria-describedby', await page.$eval(`#${target}`, mark =>
        mark.getAttribute('aria-describedby') === 'tip' && !mark.hasAttribute('title')));
    await page.keyboard.press('Escape');
    check('until Escape', await tip(page) === null && await focused(page) === target);
    await page.keyboard.press('n');
    const next = await focused(page);
    check('n goes to the next words', next !== target && await tip(page) !== null, next);
    await page.keyboard.press('p');
    check('p goes back', await focused(page) === target, await focused(page));
    await page.keyboard.press('Enter');
    check('Enter leads back to the figure', await page.evaluate(
        wanted => document.activeElement.matches(wanted), figure));
    await page.$eval(`#${target}`, mark => mark.scrollIntoView({block: 'center'}));
    await page.hover(`#${target}`);
    await settle(page);
    check('the pointer tells it too', (await tip(page) ?? '').startsWith(told.slice(0, 20)), await tip(page));
    await page.close();
}

async function reachesByTab() {
    const page = await open(1280, 'light');
    await page.focus('article .back');
    check('marks are reached by Tab', await tabTo(page, 'mark'));
    check('which tells them', await tip(page) !== null);
    await page.close();
}

async function links() {
    const page = await open(1280, 'light');
    const broken = await page.evaluate(() => [...document.querySelectorAll('a[href]')]
        .filter(link => !link.getAttribute('href').startsWith('#') || !document.getElementById(link.hash.slice(1)))
        .map(link => link.outerHTML));
    const ids = await page.evaluate(() => [...document.querySelectorAll('[id]')].map(place => place.id));
    check('every link leads somewhere on the page', broken.length === 0, broken.slice(0, 3));
    check('no id stands twice', new Set(ids).size === ids.length);
    check('every table has a caption and heads with a scope', await page.evaluate(() =>
        [...document.querySelectorAll('table')].every(table => table.caption && [...table.querySelectorAll('th')].every(head => head.scope))));
    check('every chart has a name and a description', await page.$$eval('svg', charts =>
        charts.length === 2 && charts.every(chart => chart.querySelector('title') && chart.querySelector('desc'))));
    await page.close();
}

async function readsWithoutScript() {
    const page = await open(1280, 'light', false);
    const client = await page.createCDPSession();
    const {root} = await client.send('DOM.getDocument');
    const count = async selector =>
        (await client.send('DOM.querySelectorAll', {nodeId: root.nodeId, selector})).nodeIds.length;
    check('without script the marks are there and say what they are',
        await count('mark[id]') > 0 && await count('mark[id]') === await count('mark[title]'));
    check('and no control that does nothing is', await count('#bar[hidden]') === 1 && await count('th button') === 0);
    await page.close();
}

// The lowest contrast between a text and what is behind it, and that text.
function lowestContrast() {
    const numbers = colour => colour.match(/[\d.]+/g).map(Number);
    const light = ([r, g, b]) => [r, g, b].map(part => part / 255)
        .map(part => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
        .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
    const behind = place => {
        for (let at = place; at; at = at.parentElement) {
            const ground = numbers(getComputedStyle(at).backgroundColor);
            if (ground[3] !== 0) return ground;
        }
        return [255, 255, 255];
    };
    let lowest = {contrast: 21};
    for (const place of document.querySelectorAll('body *')) {
        const own = [...place.childNodes].some(node => node.nodeType === 3 && node.data.trim() !== '');
        if (!own || place.matches('script, style, title, desc') || place.closest('[hidden]')) continue;
        const inChart = place.matches('svg text');
        const ink = numbers(getComputedStyle(place)[inChart ? 'fill' : 'color']);
        const ground = place.matches('svg .count')
            ? numbers(getComputedStyle(place.previousElementSibling).fill) : behind(place);
        const [dark, bright] = [light(ink), light(ground)].sort((a, b) => a - b);
        const contrast = (bright + 0.05) / (dark + 0.05);
        if (contrast < lowest.contrast)
            lowest = {contrast, text: place.textContent.trim().slice(0, 40), name: place.className};
    }
    return lowest;
}

async function looks() {
    for (const scheme of ['light', 'dark'])
        for (const width of [1280, 390]) {
            const page = await open(width, scheme);
            const wide = await page.evaluate(() => document.documentElement.scrollWidth);
            check(`nothing is wider than ${width} pixels (${scheme})`, wide <= width, wide);
            await page.focus('main mark[tabindex="0"]');
            const lowest = await page.evaluate(lowestContrast);
            check(`every text stands out at ${width} pixels (${scheme})`, lowest.contrast >= 4.5, lowest);
            check(`no error and no request at ${width} pixels (${scheme})`, page.faults.length === 0, page.faults);
            await page.close();
        }
}

for (const part of [sorts, filters, finds, tells, reachesByTab, links, readsWithoutScript, looks])
    await part().catch(error => check(part.name, false, error.message));
await browser.close();
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
