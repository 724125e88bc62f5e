import { expect, test } from 'vitest';
import { hrefIn, inLanguage, keptFields, sortHref, sortOf, withQuery } from './url.ts';

const list = new URL('https://osnova.test/pl/clusters?q=moda&region=PL71&region=PL91&page=3');
const byName = { by: 'name', down: false };

test('addresses begin with their language', () => {
	expect(hrefIn('bg', '/clusters')).toBe('/bg/clusters');
	expect(hrefIn('bg', '/')).toBe('/bg');
});

test('the same page in another language', () => {
	expect(inLanguage(list, 'bg')).toBe('/bg/clusters?q=moda&region=PL71&region=PL91&page=3');
	expect(inLanguage(new URL('https://osnova.test/pl'), 'de')).toBe('/de');
	expect(inLanguage(new URL('https://osnova.test/'), 'de')).toBe('/de');
	expect(inLanguage(new URL('https://osnova.test/plan'), 'de')).toBe('/de/plan');
});

test('a query keeps what is not named', () => {
	expect(withQuery(list, { page: 4 })).toBe('/pl/clusters?q=moda&region=PL71&region=PL91&page=4');
	expect(withQuery(list, { region: ['PL21'], page: null })).toBe('/pl/clusters?q=moda&region=PL21');
	expect(withQuery(list, { q: '', region: null, page: undefined })).toBe('/pl/clusters');
});

test('hidden fields of a form', () => {
	expect(keptFields(list, ['q', 'page'])).toEqual([
		['region', 'PL71'],
		['region', 'PL91']
	]);
});

test('a column turns when asked again and starts from the first page', () => {
	expect(sortOf(list, byName)).toEqual(byName);
	expect(sortHref(list, 'name', byName)).toContain('sort=-name');
	expect(sortHref(list, 'members', byName)).toContain('sort=members');
	expect(sortHref(list, 'name', byName)).not.toContain('page');
	expect(sortOf(new URL('https://osnova.test/pl/clusters?sort=-members'), byName)).toEqual({
		by: 'members',
		down: true
	});
});
