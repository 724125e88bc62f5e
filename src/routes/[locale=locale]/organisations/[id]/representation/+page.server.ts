import { dayOf } from '#platform/calendar-day.ts';
import { refuse } from '#platform/outcome.ts';
import { kindName } from '#rooms/agreements/agreement-words.ts';
import { agreementKinds } from '#rooms/agreements/agreement.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import {
	addRepresentative,
	endRepresentative,
	grantPower,
	readRepresentation,
	revokePower,
	setRule
} from '#rooms/signing/representation.server.ts';
import { namesOf } from '#rooms/signing/standing.server.ts';
import { openHouse } from '../../../../../house.server.ts';
import { findByName } from '../../../../find-by-name.server.ts';
import { pictureIn } from '../../../../file-in.server.ts';
import { keeping, representationOf } from '../../../../representation-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { record, mayKeep } = await representationOf(event);
	const { db, locale, now } = event.locals;
	const { searchParams: query } = event.url;
	const asked = query.get('find') ?? '';
	const chosen = query.get('attorney');
	const { rules, representatives, powers } = await readRepresentation(db, record.id);
	const names = await namesOf(db, [
		...powers.flatMap((power) => [power.grantorId, power.attorneyOrganisationId ?? '']),
		chosen ?? ''
	]);
	return {
		mayKeep,
		id: record.id,
		name: nameFor(record.texts, locale, record.originalLocale),
		today: dayOf(now),
		rules,
		representatives: representatives.map(({ email, ...one }) => ({
			...one,
			email: mayKeep ? email : null
		})),
		powers: powers.map((power) => ({
			id: power.id,
			isHeld: power.grantorId !== record.id,
			grantor: names.get(power.grantorId) ?? '',
			attorney: power.attorneyName ?? names.get(power.attorneyOrganisationId ?? '') ?? '',
			kinds: power.kinds.map((kind) => kindName(kind, locale)),
			limitCents: power.limitCents === null ? null : Number(power.limitCents),
			currency: power.currency,
			withSubstitution: power.withSubstitution,
			validFrom: power.validFrom,
			validUntil: power.validUntil,
			revokedAt: power.revokedAt
		})),
		revoking: query.get('revoke'),
		asked,
		found: asked ? await findByName(db, { text: asked, kinds: ['organisation'], locale }) : [],
		attorney: chosen && names.has(chosen) ? { id: chosen, name: names.get(chosen) ?? '' } : null,
		kinds: agreementKinds.map((value) => ({ value, label: kindName(value, locale) }))
	};
};

const cents = (text: string): number | null => {
	const plain = text.replace(/[\s\u00a0]/g, '').replace(',', '.');
	return /^\d{1,12}(\.\d{1,2})?$/.test(plain) ? Math.round(Number(plain) * 100) : null;
};

export const actions: Actions = {
	rule: keeping((tx, actor, { organisationId, now, text, day }) => {
		const validFrom = day('valid_from');
		if (!validFrom) return Promise.resolve(refuse('date_missing'));
		const mode = text('mode') === 'joint' ? 'joint' : 'sole';
		const draft = { mode, together: Number(text('together') || 1), note: null, validFrom } as const;
		return setRule(tx, actor, { organisationId, draft, now });
	}),
	representative: keeping((tx, actor, { organisationId, now, text, day }) => {
		const validFrom = day('valid_from');
		if (!validFrom) return Promise.resolve(refuse('date_missing'));
		const draft = {
			name: text('name').slice(0, 200),
			function: text('function').slice(0, 200),
			email: text('email').slice(0, 200).toLowerCase() || null,
			maySign: text('may_sign') === 'together' ? ('together' as const) : ('alone' as const),
			validFrom,
			validUntil: day('valid_until')
		};
		return addRepresentative(tx, actor, { organisationId, draft, now });
	}),
	end: keeping((tx, actor, { organisationId, id, day, now }) =>
		endRepresentative(tx, actor, {
			organisationId,
			id: id('representative') ?? organisationId,
			on: day('on') ?? dayOf(now)
		})
	),
	power: keeping(async (tx, actor, { organisationId, form, text, day, id, now }) => {
		const validFrom = day('valid_from');
		if (!validFrom) return refuse('date_missing');
		const limitCents = cents(text('limit'));
		const draft = {
			attorneyOrganisationId: id('attorney'),
			attorneyName: text('name').slice(0, 200) || null,
			attorneyEmail: text('email').slice(0, 200).toLowerCase() || null,
			kinds: agreementKinds.filter((kind) => form.getAll('kinds').includes(kind)),
			clusterId: null,
			limitCents,
			currency: limitCents === null ? null : text('currency').slice(0, 3).toUpperCase() || null,
			withSubstitution: text('substitution') !== '',
			validFrom,
			validUntil: day('valid_until'),
			note: null
		};
		const { files } = await openHouse();
		const scan = await pictureIn(form, 'scan');
		const given = scan.content.length > 0 ? scan : null;
		return grantPower(tx, actor, { organisationId, draft, scan: given, files, now });
	}),
	revoke: keeping((tx, actor, { organisationId, id, text, now }) =>
		revokePower(tx, actor, {
			organisationId,
			id: id('power') ?? organisationId,
			reason: text('reason'),
			now
		})
	)
};
