import { dayOf } from '#platform/calendar-day.ts';
import { m } from '#messages';
import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { textsOf } from '#rooms/events/answer.form.ts';
import { asQuestions } from '#rooms/memberships/declaration.form.ts';
import type {
	ApplicationFilter,
	ApplicationRecord
} from '#rooms/memberships/application-record.server.ts';
import { consentKinds, type OrganisationAsked } from '#rooms/memberships/application.ts';
import { listClasses, rateOn } from '#rooms/memberships/class.server.ts';
import { findFeeAccount } from '#rooms/memberships/fee-account.server.ts';
import { yearlyFee } from '#rooms/memberships/fee.ts';
import { listJoiningQuestions } from '#rooms/memberships/joining-form.server.ts';
import { membershipStates } from '#rooms/memberships/membership-life.ts';
import { consentName, stateName } from '#rooms/memberships/membership-words.ts';
import { formatMoney } from '#rooms/memberships/money.ts';
import { formatLegalId, legalIdSchemes, nameOfScheme } from '#rooms/organisations/legal-id.ts';
import { listCountries, nameOfCountry } from '#rooms/places/countries.ts';
import { textFor } from '#ui/locale-text.ts';
import { answerText } from './answer-words.ts';

export function applicationFilterIn(url: URL): ApplicationFilter {
	return {
		text: (url.searchParams.get('q') ?? '').trim().slice(0, 100),
		states: membershipStates.filter((state) => url.searchParams.getAll('state').includes(state))
	};
}

type Reader = { locale: Locale; original: Locale };

/** The cluster's questions as one reader sees them, in the shape of any form's. */
export async function askedQuestions(
	db: Database,
	clusterId: string,
	{ locale, original }: Reader
) {
	const questions = asQuestions(await listJoiningQuestions(db, clusterId));
	return questions.map(({ labels, options, ...question }) => ({
		...question,
		label: labels,
		hint: '',
		shownIf: undefined,
		options: options.map((option) => ({
			value: option.key,
			label: textFor(option.labels, locale, original)
		}))
	}));
}

/** What an applicant may choose from: classes with this year's fee, schemes of numbers, countries. */
export async function declarationChoices(
	db: Database,
	{
		id,
		originalLocale: original,
		country
	}: { id: string; originalLocale: Locale; country: string },
	{ locale, now }: { locale: Locale; now: Date }
) {
	const [classes, account, questions] = await Promise.all([
		listClasses(db, id),
		findFeeAccount(db, id),
		askedQuestions(db, id, { locale, original })
	]);
	const day = dayOf(now);
	const currency = account?.currency ?? (country === 'PL' ? 'PLN' : 'EUR');
	return {
		original,
		questions,
		classes: classes.map(({ id: classId, names, conditions, rates }) => {
			const rate = rateOn(rates, day);
			const fee = rate
				? m.memberships_fee_a_year(
						{
							amount: formatMoney(locale, yearlyFee(rate, now.getUTCFullYear()), currency),
							year: String(now.getUTCFullYear())
						},
						{ locale }
					)
				: '';
			const said = textFor(conditions, locale, original);
			return {
				value: classId,
				label: [textFor(names, locale, original), fee].filter(Boolean).join(' · '),
				hint: said
			};
		}),
		consents: consentKinds.map((value) => ({ value, label: consentName(value, locale) })),
		schemes: legalIdSchemes.map((value) => ({ value, label: nameOfScheme(value) })),
		countries: listCountries(locale).map(({ code, name }) => ({ value: code, label: name }))
	};
}

export type DeclarationChoices = Awaited<ReturnType<typeof declarationChoices>>;

/** An application as it is read: the organisation, the people, the answers, the consents. */
export async function describeApplication(
	db: Database,
	application: ApplicationRecord,
	{ locale, original }: Reader
) {
	const { organisationDraft: asked } = application;
	const [classes, questions] = await Promise.all([
		listClasses(db, application.clusterId, { withRetired: true }),
		askedQuestions(db, application.clusterId, { locale, original })
	]);
	const classOf = (id: string | null) => {
		const found = classes.find((one) => one.id === id);
		return found ? textFor(found.names, locale, original) : '';
	};
	return {
		id: application.id,
		edition: application.edition,
		state: application.state,
		stateName: stateName(application.state, locale),
		organisationId: application.organisationId,
		...organisationTold(asked, locale),
		contact: {
			name: application.contactName,
			email: application.contactEmail,
			phone: application.contactPhone
		},
		message: application.message,
		representative: application.representative,
		deputy: application.deputy,
		classId: application.classId,
		className: classOf(application.classId),
		answers: questions.flatMap((question) => {
			const value = application.answers[question.id];
			if (value === undefined) return [];
			const label = textFor(question.label, locale, original);
			return [{ id: question.id, label, text: answerText(question, textsOf(value), locale) }];
		}),
		consents: consentKinds.flatMap((kind) => {
			const at = application.consents[kind];
			return at ? [{ label: consentName(kind, locale), at }] : [];
		}),
		enquiredAt: application.enquiredAt,
		declaredAt: application.declaredAt,
		withdrawnAt: application.withdrawnAt,
		decision: application.outcome && {
			outcome: application.outcome,
			organ: application.organName,
			reference: application.resolutionReference,
			resolutionId: application.resolutionId,
			decidedOn: application.decidedOn,
			reason: application.reason,
			className: classOf(application.decidedClassId)
		},
		confirmedBy: application.confirmedBy,
		confirmedAt: application.confirmedAt,
		membershipId: application.membershipId
	};
}

const organisationTold = (asked: OrganisationAsked, locale: Locale) => ({
	organisation: asked.name ?? '',
	address: [
		asked.street,
		[asked.postcode, asked.town].filter(Boolean).join(' '),
		asked.country && nameOfCountry(asked.country, locale)
	]
		.filter(Boolean)
		.join(', '),
	website: asked.website ?? '',
	needs: asked.needs ?? '',
	offers: asked.offers ?? '',
	legalIds: (asked.legalIds ?? []).flatMap(({ scheme, value }) => {
		const known = legalIdSchemes.find((one) => one === scheme);
		return known ? [`${nameOfScheme(known)} ${formatLegalId(known, value)}`] : [];
	})
});
