const en = {
	title: 'Fashion Industry Cluster',
	lead: 'Design, production, trade, research and business support under one roof.',
	add: 'Add an organisation',
	members: 'Members',
	partners: 'Partners',
	about: 'About',
	search: 'Search this list',
	region: 'Region',
	kind: 'Kind',
	active: 'active',
	dormant: 'dormant',
	dissolved: 'dissolved',
	caption: 'Members of the cluster',
	name: 'Name',
	town: 'Town',
	confirmed: 'Confirmed',
	staff: 'Staff',
	states: 'States',
	removed: 'The record was removed.',
	import: 'Import of members',
	remove: 'Remove the record',
	empty: 'No organisation fits these filters',
	refused: 'The declaration was not accepted',
	nip: 'The check digit of the tax number is wrong: 3 should be 7.'
};
type Words = typeof en;

export const words: Partial<Record<string, Words>> = {
	en,
	pl: {
		title: 'Klaster Innowacyjnego Przemysłu i Mody',
		lead: 'Projektowanie, produkcja, handel, nauka i otoczenie biznesu pod jednym dachem.',
		add: 'Dodaj organizację',
		members: 'Członkowie',
		partners: 'Partnerzy',
		about: 'O klastrze',
		search: 'Szukaj na liście',
		region: 'Województwo',
		kind: 'Rodzaj',
		active: 'działa',
		dormant: 'uśpiony',
		dissolved: 'rozwiązany',
		caption: 'Członkowie klastra',
		name: 'Nazwa',
		town: 'Miejscowość',
		confirmed: 'Potwierdzono',
		staff: 'Zatrudnienie',
		states: 'Stany',
		removed: 'Wpis został usunięty.',
		import: 'Import członków',
		remove: 'Usuń wpis',
		empty: 'Żadna organizacja nie pasuje do filtrów',
		refused: 'Deklaracja nie została przyjęta',
		nip: 'Cyfra kontrolna NIP się nie zgadza: zamiast 3 powinno być 7.'
	},
	bg: {
		title: 'Клъстер за текстил и мода – Русе',
		lead: 'Дизайн, производство, търговия, наука и подкрепа за бизнеса под един покрив.',
		add: 'Добавяне на организация',
		members: 'Членове',
		partners: 'Партньори',
		about: 'За клъстера',
		search: 'Търсене в списъка',
		region: 'Област',
		kind: 'Вид',
		active: 'действащ',
		dormant: 'в покой',
		dissolved: 'прекратен',
		caption: 'Членове на клъстера',
		name: 'Наименование',
		town: 'Населено място',
		confirmed: 'Потвърдено',
		staff: 'Персонал',
		states: 'Състояния',
		removed: 'Записът беше изтрит.',
		import: 'Внасяне на членове',
		remove: 'Изтриване на записа',
		empty: 'Няма организация, която да отговаря на филтрите',
		refused: 'Декларацията не беше приета',
		nip: 'Контролната цифра на ЕИК е грешна: вместо 3 трябва да е 7.'
	}
};

export const firms = [
	{
		name: 'Tkalnia Zgierz Sp. z o.o.',
		town: 'Zgierz',
		confirmed: '2026-11-20T10:00:00Z',
		staff: 48
	},
	{ name: 'Bawełna Łódzka S.A.', town: 'Łódź', confirmed: '2026-05-02T10:00:00Z', staff: 1312 },
	{
		name: 'Русенска текстилна фабрика',
		town: 'Русе',
		confirmed: '2025-02-02T10:00:00Z',
		staff: 211
	},
	{ name: 'Instytut Włókiennictwa', town: 'Łódź', confirmed: '2026-10-30T10:00:00Z', staff: 96 }
];

const names = [
	'łódzkie',
	'mazowieckie',
	'kujawsko-pomorskie',
	'śląskie',
	'małopolskie',
	'wielkopolskie',
	'pomorskie',
	'podlaskie',
	'lubelskie',
	'opolskie',
	'Русе'
];
export const regions = names.map((label, at) => ({
	value: `R${at}`,
	label,
	count: 1312 - at * 113,
	checked: at === 0
}));
