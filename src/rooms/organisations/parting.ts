import type { OrganisationDraft, OrganisationText } from './organisation.ts';
import { place, type Field } from './joining.ts';

type Texts = OrganisationDraft['texts'];
type Three<Value> = { kept: Value; joined: Value; current: Value };

/**
 * The kept record without what a merge brought into it: what nobody has touched since goes back to
 * what it was, what was changed later stays as it was changed.
 */
export function part(three: Three<OrganisationDraft>): {
	draft: OrganisationDraft;
	stays: Field[];
} {
	const { kept, joined, current } = three;
	const hasMoved = place.some((field) => !isSame(current[field], joined[field]));
	const where = hasMoved ? current : kept;
	const entries = (Object.keys(kept) as Field[]).map((field) => {
		if (place.includes(field)) return [field, where[field]];
		const value = { kept: kept[field], joined: joined[field], current: current[field] };
		if (field === 'texts') return [field, partTexts(value as Three<Texts>)];
		if (Array.isArray(value.kept)) return [field, partList(value as Three<unknown[]>)];
		return [field, partOne(value)];
	});
	const draft = Object.fromEntries(entries) as OrganisationDraft;
	if (!draft.texts[draft.originalLocale]) draft.originalLocale = kept.originalLocale;
	const fields = Object.keys(kept) as Field[];
	return { draft, stays: fields.filter((field) => !isSame(draft[field], kept[field])) };
}

const partOne = <Value>({ kept, joined, current }: Three<Value>): Value =>
	isSame(current, joined) ? kept : current;

/** What was taken out since is out, what was put in since is in. */
function partList<Item>({ kept, joined, current }: Three<Item[]>): Item[] {
	const [before, now] = [joined, current].map((list) => new Set(list.map(said)));
	return [
		...kept.filter((item) => now?.has(said(item))),
		...current.filter((item) => !before?.has(said(item)))
	];
}

function partTexts({ kept, joined, current }: Three<Texts>): Texts {
	const locales = Object.keys({ ...kept, ...current }) as (keyof Texts)[];
	const entries = locales.flatMap((locale): [string, OrganisationText][] => {
		const [own, before, now] = [kept[locale], joined[locale], current[locale]];
		if (!now) return [];
		if (!own || !before) return isSame(now, before) ? [] : [[locale, now]];
		const field = <Name extends keyof OrganisationText>(name: Name) =>
			partOne({ kept: own[name], joined: before[name], current: now[name] });
		const text = {
			name: field('name'),
			shortName: field('shortName'),
			description: field('description')
		};
		return [[locale, text]];
	});
	return Object.fromEntries(entries);
}

/** The database keeps what was said, but not in which order. */
const said = (value: unknown): string =>
	JSON.stringify(value, (_, part: unknown) =>
		part && typeof part === 'object' && !Array.isArray(part)
			? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
			: part
	);

const isSame = (one: unknown, other: unknown): boolean => said(one) === said(other);
