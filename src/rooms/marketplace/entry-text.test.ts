import { describe, expect, it } from 'vitest';
import { countLinks, holdsContact, isShouting, listTextProblems, tidy } from './entry-text.ts';
import { anEntryDraft } from './testing.ts';

describe('what was pasted', () => {
	it.each([
		['<p>Moce <b>szwalni</b></p><p>od stycznia</p>', 'Moce szwalni\nod stycznia'],
		['•\tdzianina\r\n•\ttkanina', '- dzianina\n- tkanina'],
		['Kapa\u00adzität\u200b  frei', 'Kapazität frei'],
		['a\n\n\n\nb', 'a\n\nb'],
		['<script>alert(1)</script>Garn', 'Garn'],
		['## Oferta\n**Szycie** i __krój__', 'Oferta\nSzycie i krój'],
		['\uf0b7 dzianina&nbsp;2&amp;2', '- dzianina 2&2'],
		['krój 2 * 3 m, A*B', 'krój 2 * 3 m, A*B'],
		['2 < 3 i 5 > 4', '2 < 3 i 5 > 4'],
		['Nm 1/30\u00a0bawełna', 'Nm 1/30 bawełna']
	])('%j becomes %j', (pasted, plain) => expect(tidy(pasted)).toBe(plain));

	it('stays as it is the second time', () => {
		const once = tidy('•  Przędza <i>Nm 1/30</i>\u00a0\r\n\r\n\r\n\r\n –  wełna');
		expect(tidy(once)).toBe(once);
	});
});

describe('a title', () => {
	it.each([
		['TANIO!!! PRZĘDZA BAWEŁNIANA', true],
		['ПЛЕТЕНИ ИЗДЕЛИЯ НА ИШЛЕМЕ', true],
		['Kupię przędzę?!', true],
		['OEKO-TEX i GOTS: przędza bawełniana', false],
		['Szwalnia przyjmie zlecenia!', false],
		['CNC', false]
	])('%j shouts: %s', (title, shouts) => expect(isShouting(title)).toBe(shouts));
});

describe('a contact where none must stand', () => {
	it.each([
		['pisz na biuro@przedzalnia.pl', true],
		['biuro (at) przedzalnia (dot) pl', true],
		['тел. +359 82 123 456', true],
		['tel. 42 632 11 22, 600 100 200', true],
		['biuro (małpa) przedzalnia (kropka) pl', true],
		['офис (маймуна) предачница.бг', true],
		['обадете се: 0888 123 456', true],
		['обадете се: 0888123456', true],
		['dzwoń 42 632 11 22', true],
		['appelez le 04 72 12 34 56', true],
		['тел. 123456', true],
		['telefony komórkowe 2026', false],
		['EN ISO 13934-1, 05 10 20', false],
		['REGON 12345678', false],
		['Nm 1/30, 2 000 kg na miesiąc', false],
		['NACE 13.91, partia 250 000 szt.', false],
		['normy ISO 9001:2015 i 14001', false],
		['od 2026-01-01 do 2026-03-31', false]
	])('%j: %s', (text, holds) => expect(holdsContact(text)).toBe(holds));

	it.each([
		['https://a.pl www.b.pl http://c.pl', 3],
		['tanio.pl, sklep.com; x-y.shop/a', 3],
		['https://a.pl/b.com?c=d.org', 1],
		['Nm 1/30. Do 31.12. Wzór v2.pl3, sp. z o.o.', 0]
	])('%j has %d links', (text, links) => expect(countLinks(text)).toBe(links));
});

describe('the words of an entry', () => {
	const reasonsOf = (said: Parameters<typeof anEntryDraft>[0]) =>
		listTextProblems(anEntryDraft(said)).map(({ name, reason }) => `${name} ${reason}`);

	it('are fine when they say what it is', () => {
		expect(reasonsOf({ title: 'Dzianina bawełniana GOTS' })).toEqual([]);
	});

	it.each([
		[{ title: '' }, ['title.pl entry_title_missing']],
		[{ title: 'Garn' }, ['title.pl title_too_short']],
		[{ title: 'Dzianina bawełniana', summary: '' }, ['summary.pl summary_missing']],
		[{ title: 'Dzianina www.tanio.pl' }, ['title.pl too_many_links']],
		[
			{ title: 'Dzianina bawełniana', description: 'Zadzwoń: +48 600 100 200' },
			['description.pl contact_in_text']
		],
		[
			{ title: 'Dzianina bawełniana', advantages: 'https://a.pl '.repeat(4) },
			['advantages.pl too_many_links']
		],
		[
			{ title: 'Dzianina', summary: 'a.pl b.pl', advantages: 'c.pl', partnerSought: 'd.pl' },
			['partnerSought.pl too_many_links']
		],
		[{ title: 'Dzianina bawełniana', summary: 'x'.repeat(1001) }, ['summary.pl text_too_long']]
	])('%j', (said, reasons) => expect(reasonsOf(said)).toEqual(reasons));

	it('are looked at in every language', () => {
		const draft = anEntryDraft({ title: 'Dzianina bawełniana' });
		const german = { title: 'Strickware', summary: 'Mail: a@b.de' };
		draft.texts.de = { ...german, description: '', advantages: '', partnerSought: '' };
		expect(listTextProblems(draft)).toEqual([{ name: 'summary.de', reason: 'contact_in_text' }]);
	});
});
