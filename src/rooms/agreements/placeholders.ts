import { m } from '#messages';
import { dates, displayNames, numbers } from '#platform/intl.ts';
import type { Locale } from '#platform/locale.ts';
import type { PartyNamed, Texts } from './agreement.ts';
import type { AgreementFacts } from './draft.ts';

/** What is left open for the pen: place and day are known only when it is signed. */
const open = '……………';

export type Filling = {
	facts: Pick<
		AgreementFacts,
		| 'startsOn'
		| 'endsOn'
		| 'noticeMonths'
		| 'amountCents'
		| 'currency'
		| 'renewal'
		| 'renewalMonths'
		| 'bindingLocale'
	>;
	parties: readonly PartyNamed[];
	ownerNames: Texts;
	/** The name under which they work together. */
	name: string;
	place: string;
};

/** The text with its gaps filled from the records; what it refers to stays for the printer. */
export function filled(text: string, filling: Filling, locale: Locale): string {
	const words = wordsFor(filling, locale);
	return text.replace(/\{(\w+)\}(\.?)/g, (whole, name: string, stop: string) => {
		const word = words[name];
		if (word === undefined) return whole;
		// «1 януари 2027 г.» and "sp. z o.o." end a sentence by themselves.
		return word.endsWith('.') ? word : word + stop;
	});
}

function wordsFor(filling: Filling, locale: Locale): Record<string, string> {
	const { facts, parties, name, place, ownerNames } = filling;
	const { startsOn, endsOn, noticeMonths, amountCents, currency, bindingLocale } = facts;
	const inLocale = { locale };
	const coordinator = parties.find(({ role }) => role === 'coordinator' || role === 'umbrella');
	return {
		parties: parties.map((party) => `- ${partyLine(party, locale)}`).join('\n'),
		coordinator: coordinator ? signerName(coordinator, locale) : open,
		name: name || open,
		place: place || open,
		date: open,
		starts_on: startsOn ? longDate(startsOn, locale) : m.agreements_text_on_signing({}, inLocale),
		ends_on: endsOn ? longDate(endsOn, locale) : m.agreements_text_unlimited({}, inLocale),
		notice_months: noticeMonths ? monthCount(noticeMonths, locale) : open,
		amount: amountCents !== null && currency ? money(amountCents, currency, locale) : open,
		renewal: renewalWords(facts, locale),
		binding_language: bindingLocale
			? languageIn(bindingLocale, locale)
			: m.agreements_text_all_binding({}, inLocale),
		owner: nameIn(ownerNames, locale) || open
	};
}

function renewalWords({ renewal, renewalMonths }: Filling['facts'], locale: Locale): string {
	const months = monthCount(renewalMonths ?? 12, locale);
	if (renewal === 'automatic') return m.agreements_text_renewal_automatic({ months }, { locale });
	if (renewal === 'by_agreement') return m.agreements_text_renewal_by_agreement({}, { locale });
	return m.agreements_text_renewal_none({}, { locale });
}

/** Name, signatory, seat, numbers and who represents it, as each language labels them. */
export function partyLine(party: PartyNamed, locale: Locale): string {
	const { names, signingNames, seat, legalIds, representedBy } = party;
	const by = nameIn(signingNames, locale);
	const people = representedBy.map((one) => [one.name, one.function].filter(Boolean).join(', '));
	return [
		nameIn(names, locale),
		by && m.agreements_text_signed_by({ name: by }, { locale }),
		seat && m.agreements_text_seat({ seat }, { locale }),
		...legalIds.map(({ scheme, value }) => `${scheme.toUpperCase()} ${value}`),
		people.length > 0 && m.agreements_text_represented({ names: people.join('; ') }, { locale })
	]
		.filter(Boolean)
		.join('; ');
}

const nameIn = (names: Texts, locale: Locale): string =>
	names[locale] ?? names.en ?? Object.values(names)[0] ?? '';

const signerName = ({ signingNames, names }: PartyNamed, locale: Locale): string =>
	nameIn(signingNames, locale) || nameIn(names, locale);

export const longDate = (day: string, locale: Locale): string =>
	dates(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));

export const money = (cents: number, currency: string, locale: Locale): string =>
	numbers(locale, { style: 'currency', currency }).format(cents / 100);

export const monthCount = (months: number, locale: Locale): string =>
	numbers(locale, {
		style: 'unit',
		unit: 'month',
		unitDisplay: 'long'
	}).format(months);

const languageIn = (language: Locale, locale: Locale): string =>
	displayNames(locale, { type: 'language' }).of(language) ?? language;
