import type { Locale } from '#platform/locale.ts';
import { refuse, type Refused } from '#platform/outcome.ts';
import type {
	AgreementKind,
	ClauseTexts,
	DefinedTerm,
	OwnerKind,
	PartyRole,
	Renewal,
	Texts
} from './agreement.ts';

export type Owner = { ownerKind: OwnerKind; ownerId: string };

export type PartyDraft = {
	organisationId: string | null;
	clusterId: string | null;
	/** The legal person who signs for a cluster; its coordinator unless another is named. */
	signingOrganisationId: string | null;
	role: PartyRole;
};

export type ClauseDraft = {
	key: string;
	parentKey: string | null;
	template: string | null;
	area: string | null;
	texts: ClauseTexts;
	/** Whether its languages are known to say the same. */
	isCompared: boolean;
};

export type AgreementFacts = {
	kind: AgreementKind;
	/** Numbered by itself when left empty. */
	reference: string;
	originalLocale: Locale;
	bindingLocale: Locale | null;
	amountCents: number | null;
	currency: string | null;
	startsOn: string | null;
	endsOn: string | null;
	noticeMonths: number | null;
	renewal: Renewal;
	renewalMonths: number | null;
	isPublic: boolean;
};

export type AgreementDraft = AgreementFacts & {
	locales: Locale[];
	titles: Texts;
	summaries: Texts;
	parties: PartyDraft[];
	areas: string[];
	terms: DefinedTerm[];
	clauses: ClauseDraft[];
};

export function findDraftProblem(draft: Omit<AgreementDraft, 'clauses'>): Refused | undefined {
	const { locales, titles, bindingLocale, originalLocale, parties } = draft;
	if (locales.length === 0) return refuse('agreement_language_missing');
	if (!locales.includes(originalLocale)) return refuse('agreement_language_missing');
	const untitled = locales.find((locale) => !titles[locale]?.trim());
	if (untitled) return refuse('agreement_title_missing', { locale: untitled });
	if (bindingLocale && !locales.includes(bindingLocale)) return refuse('binding_language_missing');
	if (parties.length < 2) return refuse('parties_too_few');
	if (parties.some(({ clusterId, organisationId }) => !clusterId && !organisationId))
		return refuse('party_unknown');
	return findTermProblem(draft);
}

export function findTermProblem({
	startsOn,
	endsOn,
	renewal,
	renewalMonths,
	amountCents,
	currency
}: Pick<
	AgreementFacts,
	'startsOn' | 'endsOn' | 'renewal' | 'renewalMonths' | 'amountCents' | 'currency'
>): Refused | undefined {
	if (startsOn && endsOn && endsOn <= startsOn) return refuse('dates_cross');
	if (renewal !== 'none' && !renewalMonths) return refuse('renewal_months_missing');
	if (amountCents !== null && !currency) return refuse('currency_missing');
	return undefined;
}
