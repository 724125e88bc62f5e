import * as messages from '#messages';
import type { Actor } from '#platform/actor.ts';
import type { Database, Transaction } from '#platform/database/database.ts';
import { locales, type Locale } from '#platform/locale.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { monthsAfter } from '#platform/calendar-day.ts';
import {
	compositionName,
	majorityName,
	organKindName,
	seatRoleName,
	weightingName
} from '#rooms/governance/governance-words.ts';
import { organIn } from '#rooms/governance/organ-fields.ts';
import { listExpiringSeats, listOrgans } from '#rooms/governance/organ-record.server.ts';
import { establishOrgan } from '#rooms/governance/organ.server.ts';
import {
	compositions,
	majorities,
	organKinds,
	weightings,
	type OwnerKind
} from '#rooms/governance/organ.ts';
import { textIn } from '#rooms/governance/reader-text.ts';
import { draftOfUsual, usualOrgans } from '#rooms/governance/usual-organs.ts';
import type { Asked } from './acting-upon.server.ts';

type Owned = { ownerKind: OwnerKind; ownerId: string };

export const organChoices = (ownerKind: OwnerKind, locale: Locale) => ({
	kinds: organKinds.map((value) => ({ value, label: organKindName(value, locale) })),
	compositions: compositions
		.filter((one) =>
			ownerKind === 'cluster' ? one !== 'parties' : ['parties', 'seats'].includes(one)
		)
		.map((value) => ({ value, label: compositionName(value, locale) })),
	majorities: majorities.map((value) => ({ value, label: majorityName(value, locale) })),
	weightings: weightings.map((value) => ({ value, label: weightingName(value, locale) }))
});

/** An owner's organs with their rules, and whose term ends within half a year. */
export async function loadOrgans(
	db: Database,
	owned: Owned,
	{ locale, original, today }: { locale: Locale; original: Locale; today: string }
) {
	const organs = await listOrgans(db, owned);
	const expiring = await listExpiringSeats(
		db,
		organs.filter(({ dissolvedOn }) => !dissolvedOn).map(({ id }) => id),
		{ from: monthsAfter(today, -2), until: monthsAfter(today, 6) }
	);
	return {
		today,
		original,
		organs: organs.map((organ) => ({
			id: organ.id,
			name: textIn(organ.names, locale, original),
			kind: organKindName(organ.kind, locale),
			composition: compositionName(organ.composition, locale),
			majority: majorityName(organ.majority, locale),
			quorumPercent: organ.quorumPercent,
			dissolvedOn: organ.dissolvedOn
		})),
		expiring: expiring.map((seat) => ({
			...seat,
			role: seatRoleName(seat.role, locale),
			isPast: (seat.validUntil ?? '') <= today
		})),
		choices: organChoices(owned.ownerKind, locale)
	};
}

type Say = (inputs: Record<string, never>, options: { locale: Locale }) => string;
const said = messages.m as unknown as Record<string, Say>;
const inAll = (key: string) =>
	Object.fromEntries(locales.map((locale) => [locale, said[key]?.({}, { locale }) ?? '']));

/** The usual organs at once, for an owner that has none; a second click finds them there. */
export async function offerUsual(
	tx: Transaction,
	actor: Actor,
	owned: Owned,
	on: string
): Promise<Outcome> {
	if ((await listOrgans(tx, owned)).length > 0) return refuse('organs_there');
	for (const usual of usualOrgans[owned.ownerKind]) {
		const names = inAll(`governance_usual_${usual.words}`);
		const tasks = inAll(`governance_usual_${usual.words}_tasks`);
		const made = await establishOrgan(tx, actor, owned, draftOfUsual(usual, { names, tasks, on }));
		if (!made.ok) return made;
	}
	return accept();
}

export function establishAsked(tx: Transaction, actor: Actor, owned: Owned, { text }: Asked) {
	const read = organIn(text);
	return read.draft
		? establishOrgan(tx, actor, owned, read.draft)
		: Promise.resolve(refuse(read.reason));
}
