import type { Locale } from '#platform/locale.ts';
import { checkLegalId } from './legal-id.ts';
import type { OrganisationDraft } from './organisation.ts';

export type Problem = {
	/** The field in question, as on the form: `name_pl`, `legal_nip`, `certificate_0_validUntil`. */
	field: string;
	reason: string;
	details: Record<string, unknown>;
};

export function emptyDraft(locale: Locale, country = 'PL'): OrganisationDraft {
	return {
		kind: 'company',
		sizeClass: null,
		originalLocale: locale,
		foundedOn: null,
		country,
		region: null,
		town: null,
		postcode: null,
		street: null,
		latitude: null,
		longitude: null,
		website: null,
		texts: {},
		legalIds: [],
		activities: [],
		chainSteps: [],
		capabilities: [],
		certificates: [],
		contacts: [],
		links: []
	};
}

/** All that speaks against a draft, each with the field to mend; empty when it may be saved. */
export function listProblems(draft: OrganisationDraft, today: string): Problem[] {
	return [
		...nameProblems(draft),
		...legalIdProblems(draft),
		...dateProblems(draft, today),
		...addressProblems(draft)
	];
}

const problem = (
	field: string,
	reason: string,
	details: Record<string, unknown> = {}
): Problem => ({
	field,
	reason,
	details
});

function nameProblems({ texts, originalLocale }: OrganisationDraft): Problem[] {
	const original = texts[originalLocale];
	return original?.name.trim()
		? []
		: [problem(`name_${originalLocale}`, 'name_missing_in_original')];
}

function legalIdProblems({ legalIds }: OrganisationDraft): Problem[] {
	return legalIds.flatMap(({ scheme, value }) => {
		const answer = checkLegalId(scheme, value);
		return answer.ok ? [] : [problem(`legal_${scheme}`, answer.reason, answer.details)];
	});
}

function dateProblems({ foundedOn, certificates }: OrganisationDraft, today: string): Problem[] {
	const future = foundedOn && foundedOn > today ? [problem('foundedOn', 'date_in_future')] : [];
	const crossed = certificates.flatMap(({ validFrom, validUntil }, place) =>
		validFrom && validUntil && validUntil < validFrom
			? [problem(`certificate_${place}_validUntil`, 'dates_cross', { validFrom, validUntil })]
			: []
	);
	return [...future, ...crossed];
}

function addressProblems({ website, links, contacts }: OrganisationDraft): Problem[] {
	const site = website && !isWebAddress(website) ? [problem('website', 'wrong_web_address')] : [];
	const wrongLinks = links.flatMap(({ url }, place) =>
		isWebAddress(url) ? [] : [problem(`link_${place}_url`, 'wrong_web_address')]
	);
	const wrongMail = contacts.flatMap(({ email }, place) =>
		email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)
			? [problem(`contact_${place}_email`, 'wrong_email')]
			: []
	);
	return [...site, ...wrongLinks, ...wrongMail];
}

function isWebAddress(text: string): boolean {
	try {
		const { protocol, hostname } = new URL(text);
		return /^https?:$/.test(protocol) && hostname.includes('.');
	} catch {
		return false;
	}
}
