import { locales } from '#platform/locale.ts';
import { isDay } from '#platform/calendar-day.ts';
import {
	compositions,
	majorities,
	organKinds,
	weightings,
	type Composition,
	type Majority,
	type OrganKind,
	type Texts,
	type Weighting
} from './organ.ts';

export type OrganDraft = {
	kind: OrganKind;
	names: Texts;
	tasks: Texts;
	composition: Composition;
	weighting: Weighting;
	quorumPercent: number;
	majority: Majority;
	noticeDays: number;
	proxiesEach: number;
	termMonths: number | null;
	establishedOn: string;
};
type Read = { draft: OrganDraft; reason?: never } | { draft?: never; reason: string };
type Ask = (name: string) => string;

export function organIn(text: Ask): Read {
	const kind = organKinds.find((one) => one === text('kind'));
	const composition = compositions.find((one) => one === text('composition'));
	const majority = majorities.find((one) => one === text('majority'));
	const weighting = weightings.find((one) => one === text('weighting')) ?? 'equal';
	if (!kind || !composition || !majority) return { reason: 'choice_missing' };
	const numbers = {
		quorumPercent: wholeIn(text('quorum'), 0, 100),
		noticeDays: wholeIn(text('notice'), 0, 365),
		proxiesEach: wholeIn(text('proxies'), 0, 100)
	};
	const { quorumPercent, noticeDays, proxiesEach } = numbers;
	const termMonths = text('term') ? wholeIn(text('term'), 1, 600) : null;
	if (quorumPercent === null || noticeDays === null || proxiesEach === null)
		return { reason: 'number_wrong' };
	if (text('term') && termMonths === null) return { reason: 'number_wrong' };
	const names = textsIn(text, 'name', 200);
	if (Object.keys(names).length === 0) return { reason: 'name_missing' };
	const establishedOn = text('established');
	if (!isDay(establishedOn)) return { reason: 'date_missing' };
	const rules = { kind, composition, majority, weighting, termMonths, establishedOn };
	const tasks = textsIn(text, 'tasks', 4000);
	return { draft: { ...rules, quorumPercent, noticeDays, proxiesEach, names, tasks } };
}

/** `name.pl`, `name.bg` … of a form, but for those left empty. */
export function textsIn(text: Ask, field: string, longest: number): Texts {
	return Object.fromEntries(
		locales.flatMap((locale) => {
			const written = text(`${field}.${locale}`).slice(0, longest);
			return written ? [[locale, written]] : [];
		})
	);
}

export function wholeIn(text: string, least: number, most: number): number | null {
	const number = /^\d{1,7}$/.test(text) ? Number(text) : NaN;
	return number >= least && number <= most ? number : null;
}
