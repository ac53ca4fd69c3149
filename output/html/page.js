/* What the page can do beside being read: sort, filter, search, go from mark to mark, tell what a
 * mark is. The page is whole without it. Nothing of a submission becomes markup here: texts go in
 * as text. */
(() => {
    'use strict';
    const one = (selector, root = document) => root.querySelector(selector);
    const all = (selector, root = document) => [...root.querySelectorAll(selector)];
    const root = document.documentElement;
    const status = one('#status');

    /* Sorting: the head of each column becomes a button. */
    const valueOf = (row, column) => row.cells[column].dataset.v ?? row.cells[column].textContent;
    const compare = (a, b) => {
        const x = Number(a), y = Number(b);
        if (a !== '' && b !== '' && !Number.isNaN(x) && !Number.isNaN(y)) return x - y;
        return a.localeCompare(b, 'nl', {numeric: true});
    };
    const sortBy = (table, head) => {
        const up = head.getAttribute('aria-sort') !== 'ascending';
        all('th[aria-sort]', table.tHead).forEach(other => other.removeAttribute('aria-sort'));
        head.setAttribute('aria-sort', up ? 'ascending' : 'descending');
        const rows = [...table.tBodies[0].rows], column = head.cellIndex;
        rows.sort((a, b) => compare(valueOf(a, column), valueOf(b, column)) * (up ? 1 : -1));
        table.tBodies[0].append(...rows);
        status.textContent = `Gesorteerd op ${head.dataset.name}, ${up ? 'oplopend' : 'aflopend'}`;
    };
    for (const head of all('table.sortable thead th')) {
        const button = document.createElement('button');
        button.type = 'button';
        head.dataset.name = head.firstChild.textContent;
        button.append(head.firstChild);
        head.prepend(button);
        button.addEventListener('click', () => sortBy(head.closest('table'), head));
    }

    /* Marks: those of kinds that are shown, in the parts that are shown. The first of an item can be
     * reached by Tab, the others from there by the keys. */
    const marks = all('mark[id]');
    const kindOf = mark => mark.classList[0];
    const isShown = mark => !root.classList.contains('no-' + kindOf(mark)) && !mark.closest('[hidden]');
    const kinds = all('[data-kind]');
    const count = () => {
        const shown = marks.filter(isShown);
        const items = new Set();
        marks.forEach(mark => mark.removeAttribute('tabindex'));
        for (const mark of shown) {
            const item = mark.closest('article');
            mark.tabIndex = items.has(item) ? -1 : 0;
            items.add(item);
        }
        for (const box of kinds) {
            const of = marks.filter(mark => kindOf(mark) === box.dataset.kind && !mark.closest('[hidden]'));
            one('.count', box.parentNode).textContent = `(${of.length})`;
        }
        return `${shown.length} van ${marks.length} vindplaatsen gemarkeerd`;
    };
    for (const box of kinds)
        box.addEventListener('change', () => {
            root.classList.toggle('no-' + box.dataset.kind, !box.checked);
            status.textContent = count();
        });

    /* Search: a city by its name, or also by the words of its texts; case and accents do not
     * matter. */
    const fold = text => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    const parts = all('section.city[data-city]');
    const names = new Map(parts.map(part => [part.dataset.city, fold(one('h3', part).textContent)]));
    const texts = new Map();
    const textOf = part => {
        const city = part.dataset.city;
        if (!texts.has(city)) texts.set(city, fold(part.textContent));
        return texts.get(city);
    };
    const search = () => {
        const wanted = fold(one('#search').value.trim()), inTexts = one('#in-texts').checked;
        const found = new Set();
        for (const part of parts)
            if (names.get(part.dataset.city).includes(wanted) ||
                (inTexts && textOf(part).includes(wanted))) found.add(part.dataset.city);
        for (const place of all('[data-city]')) place.hidden = !found.has(place.dataset.city);
        const said = count();
        const cities = found.size === 1 ? '1 stad' : `${found.size} steden`;
        status.textContent = wanted === '' ? said : `${cities} getoond; ${said}`;
    };
    let waiting;
    one('#search').addEventListener('input', () => {
        clearTimeout(waiting);
        waiting = setTimeout(search, 150);
    });
    one('#in-texts').addEventListener('change', search);

    /* The tooltip: what a mark is, what counts on it, and the rule that found it. */
    const tip = one('#tip');
    const finders = all('#finders li').map(entry => entry.textContent);
    let told = null, origin = null, figures = null;
    const figuresOf = id => {
        if (figures === null) {
            figures = new Map();
            for (const link of all('.basis a[href^="#"], .findings a[href^="#"]')) {
                const to = link.hash.slice(1);
                if (!figures.has(to)) figures.set(to, []);
                figures.get(to).push(link);
            }
        }
        return figures.get(id) ?? [];
    };
    const nameOf = link => {
        const row = link.closest('tr');
        return row ? one('th', row).textContent : one('b', link.closest('li')).textContent;
    };
    const whole = mark => mark.id ? mark : document.getElementById(mark.dataset.of);
    const describe = mark => {
        const part = document.createElement('div');
        mark.dataset.told ??= mark.title;
        mark.removeAttribute('title');
        let text = mark.dataset.told;
        const rule = finders[mark.dataset.r], counts = [...new Set(figuresOf(mark.id).map(nameOf))];
        if (rule) text += `\ngevonden door: ${rule}`;
        if (counts.length > 0) text += `\ntelt voor: ${counts.join('; ')} (Enter brengt u daar)`;
        part.textContent = text;
        return part;
    };
    const place = mark => {
        const box = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
        const below = box.bottom + 6 + tip.offsetHeight < innerHeight;
        const left = Math.min(box.left, root.clientWidth - tip.offsetWidth - 8);
        tip.style.left = `${scrollX + Math.max(8, left)}px`;
        tip.style.top = `${scrollY + (below ? box.bottom + 6 : box.top - tip.offsetHeight - 6)}px`;
    };
    const tell = mark => {
        hush();
        const around = [];
        for (let at = mark; at; at = at.parentElement.closest('mark'))
            if (isShown(at)) around.push(whole(at));
        if (around.length === 0) return;
        tip.replaceChildren(...around.map(describe));
        tip.hidden = false;
        place(mark);
        told = mark;
        told.setAttribute('aria-describedby', 'tip');
    };
    const hush = () => {
        told?.removeAttribute('aria-describedby');
        told = null;
        tip.hidden = true;
    };
    let leaving;
    document.addEventListener('mouseover', event => {
        const mark = event.target.closest('mark');
        clearTimeout(leaving);
        if (mark && mark !== told) tell(mark);
        else if (told && !mark && !event.target.closest('#tip') && told !== document.activeElement)
            leaving = setTimeout(hush, 200);
    });
    document.addEventListener('focusin', event => {
        if (event.target.matches('mark')) tell(event.target);
        else hush();
    });

    /* From mark to mark, and from words to figure and back. */
    const go = mark => {
        mark.tabIndex = 0;
        mark.focus({preventScroll: true});
        mark.scrollIntoView({block: 'center'});
        tell(mark);
    };
    const step = by => {
        const shown = marks.filter(isShown), now = document.activeElement;
        if (shown.length === 0) return;
        let at = shown.indexOf(now);
        if (at < 0) {
            const behind = shown.findIndex(mark => now.compareDocumentPosition(mark) & 4);
            at = behind < 0 ? shown.length : behind;
            if (by > 0) at -= 1;
        }
        go(shown[(at + by + shown.length) % shown.length]);
    };
    one('#next').addEventListener('click', () => step(1));
    one('#previous').addEventListener('click', () => step(-1));
    const back = mark => {
        const link = origin && origin.hash === '#' + mark.id ? origin : figuresOf(mark.id)[0];
        if (!link) return;
        link.closest('details')?.setAttribute('open', '');
        link.focus({preventScroll: true});
        link.scrollIntoView({block: 'center'});
    };
    document.addEventListener('keydown', event => {
        if (event.ctrlKey || event.altKey || event.metaKey) return;
        if (event.key === 'Escape') hush();
        if (event.key === 'Enter' && event.target.matches('mark[id]')) back(event.target);
        if (!one('#keys').checked || event.target.matches('input[type=search]')) return;
        if (event.key === 'n') step(1);
        if (event.key === 'p') step(-1);
    });
    document.addEventListener('click', event => {
        const link = event.target.closest('a[href^="#"]');
        const mark = link && document.getElementById(link.hash.slice(1));
        if (!mark?.matches('mark')) return;
        origin = link;
        setTimeout(() => go(mark));
    });

    const bar = one('#bar');
    bar.hidden = false;
    const makeRoom = () => {
        const sticks = getComputedStyle(bar).position === 'sticky';
        root.style.setProperty('--bar', sticks ? `${bar.offsetHeight}px` : '0px');
    };
    new ResizeObserver(makeRoom).observe(bar);
    status.textContent = count();
    const wanted = document.getElementById(location.hash.slice(1));
    if (wanted?.matches('mark')) go(wanted);
})();
