import { refuse } from '#platform/outcome.ts';
import { isOpenToChange } from '#rooms/agreements/agreement-life.ts';
import { releaseParty } from '#rooms/signing/plan.server.ts';
import { changeFacts, dropParty, nameParty } from '#rooms/agreements/facts.server.ts';
import { currentVersion } from '#rooms/agreements/version.server.ts';
import { agreementChoices, areasIn, factsIn, partyIn } from '../../../../agreement-form.server.ts';
import {
	actingOnAgreement,
	workedAgreement,
	type Standing
} from '../../../../agreement-page.server.ts';
import { findByName } from '../../../../find-by-name.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { agreement, standing } = await workedAgreement(event);
	const { db, locale } = event.locals;
	const text = event.url.searchParams.get('q') ?? '';
	const version = await currentVersion(db, agreement.id);
	const isOpen = standing.mayDraft && isOpenToChange(agreement.state);
	const found = isOpen
		? await findByName(db, { text, kinds: ['cluster', 'organisation'], locale })
		: [];
	return {
		...{ isOpen, text, found },
		mayChangeParties: isOpen && !version?.frozenAt,
		edition: agreement.edition,
		locales: version?.locales ?? [],
		titles: agreement.titles,
		summaries: agreement.summaries,
		areas: agreement.areas,
		choices: agreementChoices(locale),
		values: {
			reference: agreement.reference,
			starts_on: agreement.startsOn ?? '',
			ends_on: agreement.endsOn ?? '',
			notice_months: agreement.noticeMonths === null ? '' : String(agreement.noticeMonths),
			renewal: agreement.renewal,
			renewal_months: agreement.renewalMonths === null ? '' : String(agreement.renewalMonths),
			amount: agreement.amountCents === null ? '' : (agreement.amountCents / 100).toFixed(2),
			currency: agreement.currency ?? 'EUR',
			binding_locale: agreement.bindingLocale ?? ''
		} as Record<string, string>
	};
};

const drafting = { may: ({ mayDraft }: Standing) => mayDraft, page: 'parties' };

export const actions: Actions = {
	add: actingOnAgreement((tx, actor, { agreementId, text, now }) => {
		const party = partyIn(text('party'), text('role'));
		if (!party) return Promise.resolve(refuse('party_unknown'));
		return nameParty(tx, actor, { agreementId, party, now });
	}, drafting),
	drop: actingOnAgreement(async (tx, actor, { agreementId, id, now }) => {
		const partyId = id('party');
		await releaseParty(tx, { agreementId, partyId });
		return dropParty(tx, actor, { agreementId, partyId, now });
	}, drafting),
	facts: actingOnAgreement(async (tx, actor, { agreementId, form, text, now }) => {
		const version = await currentVersion(tx, agreementId);
		const locales = version?.locales ?? [];
		const { kind: _, originalLocale: __, isPublic: ___, ...facts } = factsIn(text, locales);
		const each = (field: string) =>
			Object.fromEntries(locales.map((locale) => [locale, text(`${field}.${locale}`)]));
		const change = {
			...facts,
			...{ titles: each('title'), summaries: each('summary'), areas: areasIn(form) }
		};
		const edition = Number(text('edition'));
		return changeFacts(tx, actor, { agreementId, edition, change, now });
	}, drafting)
};
