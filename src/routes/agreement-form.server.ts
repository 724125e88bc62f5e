import type { Actor } from '#platform/actor.ts';
import type { Database } from '#platform/database/database.ts';
import { isId } from '#platform/ids.ts';
import { displayNames } from '#platform/intl.ts';
import { isLocale, locales, type Locale } from '#platform/locale.ts';
import { mayDraft } from '#rooms/agreements/access.ts';
import { areaName, kindName, renewalName, roleName } from '#rooms/agreements/agreement-words.ts';
import {
	agreementKinds,
	ownerKinds,
	partyRoles,
	relations,
	renewals,
	type PartyRole
} from '#rooms/agreements/agreement.ts';
import { cooperationAreas, isArea } from '#rooms/agreements/areas.ts';
import type { AgreementFacts, Owner, PartyDraft } from '#rooms/agreements/draft.ts';
import { terminationCauseName } from '#rooms/agreements/agreement-words.ts';
import { terminationCauses } from '#rooms/agreements/term.ts';
import { listScopes } from './scopes.server.ts';

/** In whose name the actor may draw up agreements, as `cluster:<id>`. */
export async function listDraftOwners(db: Database, actor: Actor, locale: Locale) {
	const owners = actor.grants.flatMap(({ scopeKind, scopeId }) => {
		const ownerKind = ownerKinds.find((kind) => kind === scopeKind);
		const owner = ownerKind && scopeId ? { ownerKind, ownerId: scopeId } : undefined;
		return owner && mayDraft(actor, owner) ? [owner] : [];
	});
	const scopes = await listScopes(
		db,
		owners.map(({ ownerKind: kind, ownerId: id }) => ({ kind, id })),
		locale
	);
	return owners.flatMap(({ ownerKind, ownerId }, at) => {
		const scope = scopes[at];
		return scope ? [{ value: `${ownerKind}:${ownerId}`, label: scope.name }] : [];
	});
}

export function draftOwnerIn(text: string): Owner | undefined {
	const [kind, ownerId] = text.split(':');
	const ownerKind = ownerKinds.find((one) => one === kind);
	return ownerKind && isId(ownerId) ? { ownerKind, ownerId } : undefined;
}

/** `cluster:<id>` or `organisation:<id>`, as parties stand in the address and in forms. */
export function partyIn(text: string, role: string): PartyDraft | undefined {
	const [kind, id] = text.split(':');
	if (!isId(id) || (kind !== 'cluster' && kind !== 'organisation')) return undefined;
	return {
		clusterId: kind === 'cluster' ? id : null,
		organisationId: kind === 'organisation' ? id : null,
		signingOrganisationId: null,
		role: partyRoles.find((one): one is PartyRole => one === role) ?? 'party'
	};
}

export function agreementChoices(locale: Locale) {
	const named = <Value extends string>(
		values: readonly Value[],
		label: (value: Value, locale: Locale) => string
	) => values.map((value) => ({ value, label: label(value, locale) }));
	const languages = displayNames(locale, { type: 'language' });
	return {
		kinds: named(agreementKinds, kindName),
		roles: named(partyRoles, roleName),
		areas: named(cooperationAreas, areaName),
		renewals: named(renewals, renewalName),
		languages: named(locales, (language) => languages.of(language) ?? language),
		currencies: ['EUR', 'PLN', 'BGN', 'CZK', 'DKK', 'RON'].map((code) => ({
			value: code,
			label: code
		})),
		ends: named(terminationCauses, terminationCauseName)
	};
}

export const localesIn = (form: FormData): Locale[] =>
	locales.filter((locale) => form.getAll('locales').includes(locale));

export const areasIn = (form: FormData): string[] =>
	form.getAll('areas').filter((area): area is string => typeof area === 'string' && isArea(area));

type Read = (name: string) => string;

/** Dates, money, notice and renewal as a form gives them. */
export function factsIn(text: Read, chosen: readonly Locale[]): AgreementFacts {
	const number = (name: string) => (/^\d{1,4}$/.test(text(name)) ? Number(text(name)) : null);
	const day = (name: string) => (/^\d{4}-\d{2}-\d{2}$/.test(text(name)) ? text(name) : null);
	const original = text('original_locale');
	const binding = text('binding_locale');
	const renewal = renewals.find((one) => one === text('renewal')) ?? 'none';
	return {
		kind: agreementKinds.find((one) => one === text('kind')) ?? 'other',
		reference: text('reference').slice(0, 60),
		originalLocale:
			isLocale(original) && chosen.includes(original) ? original : (chosen[0] ?? 'en'),
		bindingLocale: isLocale(binding) ? binding : null,
		amountCents: centsIn(text('amount')),
		currency: text('amount') ? text('currency') || null : null,
		startsOn: day('starts_on'),
		endsOn: day('ends_on'),
		noticeMonths: number('notice_months'),
		renewal,
		renewalMonths: renewal === 'none' ? null : number('renewal_months'),
		isPublic: text('is_public') !== ''
	};
}

function centsIn(amount: string): number | null {
	const bare = amount.replace(/[\s\u00a0\u202f]/g, '').replace(',', '.');
	return /^\d{1,10}(\.\d{1,2})?$/.test(bare) ? Math.round(Number(bare) * 100) : null;
}

export const relationIn = (text: string) => relations.find((one) => one === text);
