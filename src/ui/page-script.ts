/**
 * What makes a page handier where there are scripts: menus that close, filters that act at once, a
 * search that suggests, words that are seen before fonts and shapes of maps are fetched. It stands in every page as it is here, listens to the whole document and
 * needs nothing else, so that public pages do without a framework in the browser.
 */

type Suggestion = { text: string; href: string; kind?: string; detail?: string };
type Answer = { suggestions: Suggestion[]; told: string };
type Field = { list: HTMLElement; status: HTMLElement; at: number; ask: (text: string) => void };

const nothing: Answer = { suggestions: [], told: '' };

/** Asks after a pause in typing; a newer question cancels the older one. */
export function suggestionsFrom(
	source: string,
	answer: (answer: Answer) => void,
	pause = 120
): (text: string) => void {
	let timer: ReturnType<typeof setTimeout> | undefined;
	let running: AbortController | undefined;
	return (text) => {
		clearTimeout(timer);
		running?.abort();
		if (text.trim().length < 2) return answer(nothing);
		running = new AbortController();
		const { signal } = running;
		timer = setTimeout(() => void ask(source, text, signal, answer), pause);
	};
}

async function ask(
	source: string,
	text: string,
	signal: AbortSignal,
	answer: (answer: Answer) => void
): Promise<void> {
	try {
		const reply = await fetch(`${source}?q=${encodeURIComponent(text)}`, { signal });
		const told = reply.ok ? ((await reply.json()) as Answer) : nothing;
		if (!signal.aborted) answer(told);
	} catch {
		if (!signal.aborted) answer(nothing);
	}
}

const fields = new WeakMap<HTMLInputElement, Field>();

function fieldOf(
	target: EventTarget | null
): { input: HTMLInputElement; field: Field } | undefined {
	if (!(target instanceof HTMLInputElement) || !target.dataset.source) return undefined;
	const field = fields.get(target) ?? prepare(target, target.dataset.source);
	return { input: target, field };
}

function prepare(input: HTMLInputElement, source: string): Field {
	const list = made('div', 'suggestions');
	list.id = `${input.id}-list`;
	list.role = 'listbox';
	list.ariaLabel = input.labels?.[0]?.textContent ?? '';
	list.hidden = true;
	const status = made('p', 'visually-hidden');
	status.role = 'status';
	input.closest('.combobox')?.append(list, status);
	input.role = 'combobox';
	input.ariaAutoComplete = 'list';
	input.ariaExpanded = 'false';
	input.setAttribute('aria-controls', list.id);
	const field: Field = {
		list,
		status,
		at: -1,
		ask: suggestionsFrom(source, (answer) => show(input, field, answer))
	};
	fields.set(input, field);
	return field;
}

function made(tag: string, className: string, text = ''): HTMLElement {
	const element = document.createElement(tag);
	element.className = className;
	element.textContent = text;
	return element;
}

function show(input: HTMLInputElement, field: Field, { suggestions, told }: Answer): void {
	field.list.replaceChildren(...suggestions.map((one, at) => optionOf(one, `${input.id}-${at}`)));
	field.list.hidden = suggestions.length === 0;
	field.status.textContent = suggestions.length > 0 ? told : '';
	input.ariaExpanded = String(suggestions.length > 0);
	point(input, field, -1);
}

function optionOf({ text, href, kind, detail }: Suggestion, id: string): HTMLElement {
	const option = document.createElement('a');
	Object.assign(option, { id, href, role: 'option', tabIndex: -1, ariaSelected: 'false' });
	option.append(made('span', '', text));
	if (detail) option.append(made('small', 'soft', detail));
	if (kind) option.append(made('small', 'badge', kind));
	return option;
}

function point(input: HTMLInputElement, field: Field, at: number): void {
	field.at = at;
	[...field.list.children].forEach((option, place) => {
		option.ariaSelected = String(place === at);
	});
	if (at >= 0) input.setAttribute('aria-activedescendant', `${input.id}-${at}`);
	else input.removeAttribute('aria-activedescendant');
}

function press(event: KeyboardEvent): void {
	const { input, field } = fieldOf(event.target) ?? {};
	const count = field?.list.children.length ?? 0;
	if (!input || !field || count === 0) return;
	if (event.key === 'Escape') show(input, field, nothing);
	else if (event.key === 'ArrowDown') point(input, field, (field.at + 1) % count);
	else if (event.key === 'ArrowUp') point(input, field, (field.at <= 0 ? count : field.at) - 1);
	else if (event.key === 'Enter' && field.at >= 0)
		(field.list.children[field.at] as HTMLElement).click();
	else return;
	event.preventDefault();
}

function leave({ target, relatedTarget }: FocusEvent): void {
	const { input, field } = fieldOf(target) ?? {};
	const isWithin = input?.closest('.combobox')?.contains(relatedTarget as Node | null);
	if (input && field && !isWithin) show(input, field, nothing);
}

const openMenus = () => document.querySelectorAll<HTMLDetailsElement>('details.pop[open]');

function click({ target }: Event): void {
	if (!(target instanceof Element)) return;
	for (const menu of openMenus())
		if (!menu.contains(target) || target.closest('.pop-body a, .pop-body button'))
			menu.open = false;
	if (target.closest('[data-print]')) print();
}

function escape({ key, target }: KeyboardEvent): void {
	if (key !== 'Escape' || !(target instanceof Element)) return;
	const menu = target.closest<HTMLDetailsElement>('details.pop[open]');
	if (!menu) return;
	menu.open = false;
	menu.querySelector('summary')?.focus();
}

const isFilterBar = (form: EventTarget | null): form is HTMLFormElement =>
	form instanceof HTMLFormElement && form.matches('.filter-bar');

function filter({ target }: Event): void {
	const isWords = target instanceof HTMLInputElement && target.type === 'search';
	const { form } = target as HTMLInputElement;
	if (!isWords && isFilterBar(form)) form.requestSubmit();
}

function leaveOutEmpty({ target, formData }: FormDataEvent): void {
	if (!isFilterBar(target)) return;
	for (const [name, value] of [...formData]) if (value === '') formData.delete(name);
}

const root = typeof document === 'undefined' ? null : document.documentElement;

/** Fonts and the shapes of maps come once the words are seen; who has them already waits for nothing. */
async function fetchTheRest(): Promise<void> {
	for (const map of document.querySelectorAll<SVGElement>('svg[data-sheet]'))
		for (const shape of map.querySelectorAll('use[href^="#"]'))
			shape.setAttribute('href', `${map.dataset.sheet}${shape.getAttribute('href')}`);
	if (!root || 'seen' in root.dataset) return;
	// All at once, so that the page changes its faces once.
	await Promise.allSettled([
		document.fonts.load('1em "Sofia Sans"', wordsOf('main')),
		document.fonts.load('600 1em Piazzolla', wordsOf('h1, h2, h3'))
	]);
	root.dataset.seen = '';
}

const wordsOf = (parts: string): string =>
	[...document.querySelectorAll(parts)].map((part) => part.textContent).join(' ');

/** Some browsers keep to themselves when they paint: after a while they have. */
function whenSeen(act: () => void, patience = 1000): void {
	const once = () => {
		clearTimeout(timer);
		observer.disconnect();
		act();
	};
	const timer = setTimeout(once, patience);
	const observer = new PerformanceObserver((seen) => {
		if (seen.getEntriesByName('first-contentful-paint').length > 0) once();
	});
	observer.observe({ type: 'paint', buffered: true });
}

if (root) {
	if ('seen' in root.dataset || document.hidden) void fetchTheRest();
	else whenSeen(() => void fetchTheRest());
	document.addEventListener('focusin', ({ target }) => void fieldOf(target));
	document.addEventListener('input', ({ target }) => {
		const { input, field } = fieldOf(target) ?? {};
		field?.ask(input?.value ?? '');
	});
	document.addEventListener('keydown', press);
	document.addEventListener('keydown', escape);
	document.addEventListener('focusout', leave);
	document.addEventListener('click', click);
	document.addEventListener('change', filter);
	document.addEventListener('formdata', leaveOutEmpty);
}
