import { fold } from '#platform/search/fold.ts';

/** What one organisation may be known by. */
export type Known = {
	names: readonly string[];
	legalIds: readonly { scheme: string; value: string }[];
	webDomain: string | null;
	town: string | null;
	country: string;
};

export type Resemblance = 'legal_id' | 'name' | 'similar' | 'domain' | 'town';

const alikeEnough = 0.6;
/** Words that say what sort of company it is and not which. */
const forms = new Set(
	'sp z o oo spolka zoo sa s a sk j k kom ltd limited llc inc gmbh ag kg ug mbh co sarl sas sl slu srl spa aps as a/s ood eood ad ead ooo oao zao pao et fundacja foundation'.split(
		' '
	)
);

/** How two organisations resemble each other, the strongest sign first; empty when they do not. */
export function resemblances(one: Known, other: Known): Resemblance[] {
	const signs: Resemblance[] = [];
	if (sharesLegalId(one, other)) signs.push('legal_id');
	const likeness = likenessOfNames(one.names, other.names);
	if (likeness === 1) signs.push('name');
	else if (likeness >= alikeEnough) signs.push('similar');
	if (one.webDomain && one.webDomain === other.webDomain) signs.push('domain');
	if (signs.length > 0 && isSameTown(one, other)) signs.push('town');
	return signs;
}

/** Whether they are taken for one and the same without asking anybody. */
export function isSame(signs: readonly Resemblance[]): boolean {
	if (signs.includes('legal_id')) return true;
	return signs.includes('name') && (signs.includes('town') || signs.includes('domain'));
}

const sharesLegalId = (one: Known, other: Known): boolean =>
	one.legalIds.some(({ scheme, value }) =>
		other.legalIds.some((it) => it.scheme === scheme && it.value === value)
	);

const isSameTown = (one: Known, other: Known): boolean =>
	Boolean(one.town && other.town) &&
	one.country === other.country &&
	fold(one.town ?? '') === fold(other.town ?? '');

/** Whether names say the same, or nearly: what makes a shared web address tell anything at all. */
export const areNamesAlike = (ones: readonly string[], others: readonly string[]): boolean =>
	likenessOfNames(ones, others) >= alikeEnough;

function likenessOfNames(ones: readonly string[], others: readonly string[]): number {
	const bare = ones.map(bareName);
	const otherBare = others.map(bareName);
	return Math.max(0, ...bare.flatMap((one) => otherBare.map((other) => likeness(one, other))));
}

/** A name without accents, alphabet and company form: 'Тех ООД' and 'Teh' are the same. */
export function bareName(name: string): string {
	const words = fold(name).split(' ');
	const telling = words.filter((word) => !forms.has(word));
	return (telling.length > 0 ? telling : words).join(' ');
}

/** The share of three-letter pieces that two texts have in common, as PostgreSQL counts it. */
export function likeness(one: string, other: string): number {
	if (!one || !other) return 0;
	if (one === other) return 1;
	const [ours, theirs] = [trigrams(one), trigrams(other)];
	const shared = [...ours].filter((piece) => theirs.has(piece)).length;
	return shared / (ours.size + theirs.size - shared);
}

function trigrams(text: string): Set<string> {
	const pieces = text.split(' ').flatMap((word) => {
		const padded = `  ${word} `;
		return Array.from({ length: padded.length - 2 }, (_, at) => padded.slice(at, at + 3));
	});
	return new Set(pieces);
}
