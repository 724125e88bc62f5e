import { fail } from '@sveltejs/kit';
import { house } from '#platform/actor.ts';
import { require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { unwrap } from '#platform/outcome.ts';
import { mayRegister } from '#rooms/organisations/access.ts';
import { formChoices } from '#rooms/organisations/form-choices.ts';
import { findLikeOrganisations } from '#rooms/organisations/likeness.server.ts';
import { registerOrganisation } from '#rooms/organisations/organisation.server.ts';
import { emptyTyped } from '#rooms/organisations/organisation-typed.ts';
import { grantRole } from '#rooms/people/grant.server.ts';
import { draftIn, formRefused, reshaped, submitted } from '../../../organisation-form.server.ts';
import type { Actions, PageServerLoad } from './$types';

const countries: Record<string, string> = { pl: 'PL', bg: 'BG', de: 'DE', fr: 'FR' };

export const load: PageServerLoad = (event) => {
	require(event, mayRegister(event.locals.actor));
	const { locale } = event.locals;
	const typed = emptyTyped(locale, countries[locale] ?? 'PL');
	return { typed, choices: formChoices(typed, locale) };
};

export const actions: Actions = {
	save: async (event) => {
		const actor = require(event, mayRegister(event.locals.actor));
		const { db, locale, now } = event.locals;
		const asked = await submitted(event.request);
		const choices = formChoices(asked.typed, locale);
		const changed = reshaped(asked);
		if (changed) return { ...changed, choices, alike: [], mayInsist: false };
		const { draft, problems } = await draftIn(asked.typed, now);
		if (!draft) return formRefused(asked, problems, locale);
		const alike = await findLikeOrganisations(db, draft);
		const isTaken = alike.some(({ signs }) => signs.includes('legal_id'));
		if (alike.length > 0 && (asked.deed !== 'insist' || isTaken))
			return fail(409, {
				typed: asked.typed,
				choices,
				alike,
				mayInsist: !isTaken,
				problems: [],
				spare: {}
			});
		const id = await db.transaction().execute(async (tx) => {
			const scopeId = unwrap(await registerOrganisation(tx, actor, draft, now));
			const scope = { kind: 'organisation', id: scopeId } as const;
			const personId = actor.onBehalfOfId ?? actor.personId;
			await grantRole(tx, house, { personId, role: 'manager', scope, validFrom: now });
			return scopeId;
		});
		leadOn(event, `/${locale}/organisations/${id}`, 'organisations_registered');
	}
};
