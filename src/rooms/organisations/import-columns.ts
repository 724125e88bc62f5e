import { fold } from '#platform/search/fold.ts';

export type ImportKind = 'organisations' | 'members' | 'figures';

/** What a column may hold, and the headings it is known by in six languages, folded when compared. */
const organisationTargets = {
	name: 'name|nazwa|firma|nazwa firmy|company|company name|organisation|organization|raison sociale|nom|entreprise|name der firma|unternehmen|firmenname|название|наименование|име|наименование на фирмата|фирма|member|członek|podmiot',
	shortName:
		'short name|nazwa skrócona|skrót|kurzname|abkürzung|nom abrégé|sigle|краткое название|кратко име|skrot',
	description: 'description|opis|beschreibung|описание',
	kind: 'kind|type|rodzaj|typ|art|вид|тип',
	sizeClass: 'size|wielkość|größe|taille|размер|size class|wielkosc firmy|wielkość firmy',
	foundedOn:
		'founded|founded on|data założenia|rok założenia|gegründet am|gründung|date de création|дата основания|дата на основаване|дата на създаване',
	country: 'country|kraj|land|pays|страна|държава|country code',
	region: 'region|województwo|wojewodztwo|bundesland|région|регион|область|voivodeship|област',
	town: 'town|city|miasto|miejscowość|miejscowosc|ort|stadt|ville|commune|город|населённый пункт|град|населено място',
	postcode:
		'postcode|zip|postal code|kod pocztowy|kod|plz|postleitzahl|code postal|почтовый индекс|индекс|пощенски код',
	street:
		'street|address|ulica|adres|ulica i numer|straße|strasse|adresse|rue|улица|адрес|street and number|straße und hausnummer|улица и номер|улица и дом',
	website:
		'website|web|www|url|strona|strona www|strona internetowa|webseite|site|site internet|сайт|уебсайт|интернет страница',
	email: 'email|e mail|mail|e-mail|poczta|adres e mail|courriel|эл почта|почта|имейл|ел поща',
	phone: 'phone|tel|telephone|telefon|téléphone|телефон',
	contact:
		'contact|contact person|osoba kontaktowa|kontakt|ansprechpartner|kontaktperson|personne de contact|контактное лицо|контакт|лице за контакт|контакти|kontakty',
	activities:
		'activity|activities|nace|activities nace|pkd|działalność|działalność nace pkd|kod pkd|pkd główne|wirtschaftszweige nace|wz|naf|activités nace|code naf|оквэд|виды деятельности nace|дейности nace кид|кид|nkid|нкид|nace code',
	capabilities:
		'capabilities|kompetencje|co potrafi|kompetenzen|savoir faire|compétences|возможности|возможности предприятия|възможности|products|produkty',
	nip: 'nip|numer nip',
	regon: 'regon|numer regon',
	krs: 'krs|numer krs',
	eik: 'eik|еик|булстат|bulstat',
	cvr: 'cvr|cvr nummer',
	cif: 'cif',
	nif: 'nif',
	cui: 'cui',
	siren: 'siren',
	siret: 'siret',
	vat: 'vat|vat number|vat id|vat ue|ust id|ust idnr|tva|n tva|ндс|ддс|ддс номер'
} as const;

const membershipTargets = {
	validFrom:
		'since|from|member since|od|członek od|data przystąpienia|seit|ab|mitglied seit|depuis|membre depuis|с|от|член от|участник с|dołączył',
	validUntil:
		'until|to|do|członek do|data wystąpienia|bis|mitglied bis|jusqu au|membre jusqu au|до|член до|участник до',
	membershipKind:
		'membership|membership kind|rodzaj członkostwa|członkostwo|mitgliedschaft|adhésion|членство|вид членство',
	membershipClass: 'class|klasa|klasse|classe|класс|клас|kategoria'
} as const;

const figureTargets = {
	region: 'region|geo|region code|kod regionu|nuts|województwo|регион|région',
	naceDivision: 'nace|nace r2|division|pkd|dział|dział pkd|кид|abteilung|раздел',
	year: 'year|time|time period|rok|jahr|année|annee|год|година',
	indicator: 'indicator|indic|indic sb|wskaźnik|wskaznik|indikator|indicateur|показатель|показател',
	value: 'value|obs value|wartość|wartosc|wert|valeur|значение|стойност',
	flag: 'flag|obs flag|flaga|znacznik|примечание|забележка'
} as const;

const targets: Record<ImportKind, Record<string, string>> = {
	organisations: organisationTargets,
	members: { ...organisationTargets, ...membershipTargets },
	figures: figureTargets
};

export const targetsOf = (kind: ImportKind): string[] => Object.keys(targets[kind]);

export const requiredTargets: Record<ImportKind, readonly string[]> = {
	organisations: ['name'],
	members: ['name'],
	figures: ['region', 'naceDivision', 'year', 'value']
};

/** Column number → what it holds. */
export type Mapping = Record<string, string>;

/** Guesses from the headings what each column holds; each thing is taken from one column only. */
export function guessMapping(headings: readonly string[], kind: ImportKind): Mapping {
	const names = Object.entries(targets[kind]).map(([target, said]) => ({
		target,
		said: said.split('|').map(fold)
	}));
	const taken = new Set<string>();
	const mapping: Mapping = {};
	headings.forEach((heading, at) => {
		const folded = fold(heading);
		const found = names.find(({ target, said }) => !taken.has(target) && said.includes(folded));
		if (!found || !folded) return;
		taken.add(found.target);
		mapping[String(at)] = found.target;
	});
	return mapping;
}

/** What is still missing before the rows can be read, or stands in two columns. */
export function mappingProblem(
	mapping: Mapping,
	kind: ImportKind
): { reason: 'column_missing' | 'column_twice'; target: string } | undefined {
	const used = Object.values(mapping).filter((target) => target in targets[kind]);
	const twice = used.find((target, at) => used.indexOf(target) !== at);
	if (twice) return { reason: 'column_twice', target: twice };
	const missing = requiredTargets[kind].find((target) => !used.includes(target));
	return missing ? { reason: 'column_missing', target: missing } : undefined;
}

export function cellsByTarget(cells: readonly string[], mapping: Mapping): Record<string, string> {
	return Object.fromEntries(
		Object.entries(mapping).map(([at, target]) => [target, (cells[Number(at)] ?? '').trim()])
	);
}
