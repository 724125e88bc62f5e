import { attempt } from '#platform/database/attempt.ts';
import { refused, textIn } from '#platform/guards/form.server.ts';
import { found, requirePerson } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { isId, newId } from '#platform/ids.ts';
import { refuse } from '#platform/outcome.ts';
import { addressOfHouse, reachOf } from '#platform/serve/address.ts';
import { mayExpress } from '#rooms/interest/access.ts';
import { expressInterest } from '#rooms/interest/interest.server.ts';
import { tellSide } from '#rooms/interest/telling.server.ts';
import { listSpeaking } from '../../../../conversation-page.server.ts';
import { entryOf } from '../../../../entry-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const actor = requirePerson(event);
	const entry = await entryOf(event);
	found(entry.state === 'published' || null);
	const { db, locale } = event.locals;
	const organisations = await listSpeaking(db, actor, locale);
	return {
		id: entry.id,
		submission: newId(),
		original: entry.originalLocale,
		titles: Object.fromEntries(Object.entries(entry.texts).map(([of, { title }]) => [of, title])),
		isBrokered: entry.contactWay === 'broker' && entry.clusterId !== null,
		isOwn: organisations.length > 0,
		organisations: organisations.filter(({ value }) => value !== entry.organisationId)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const actor = requirePerson(event);
		const entry = await entryOf(event);
		const { db, locale, now } = event.locals;
		const form = await event.request.formData();
		const [message, organisationId, typedId] = ['message', 'organisation', 'submission'].map(
			(name) => textIn(form, name)
		) as [string, string, string];
		const id = isId(typedId) ? typedId : newId();
		const occasion = { now, origin: addressOfHouse(reachOf(process.env)) };
		const sent = await attempt(db, async (tx) => {
			if (!mayExpress(actor, organisationId)) return refuse('interest_organisation_missing');
			const known = await tx.selectFrom('interest').select('id').where('id', '=', id).execute();
			if (known.length > 0) return { ok: true as const, value: id };
			const expressed = { entryId: entry.id, organisationId, message, locale };
			const done = await expressInterest(tx, actor, expressed, now, { id });
			if (!done.ok) return done;
			const isBrokered = entry.contactWay === 'broker' && entry.clusterId !== null;
			const told = isBrokered
				? ({ news: 'to_forward', to: 'broker' } as const)
				: ({ news: 'received', to: 'owner' } as const);
			await tellSide(tx, { id, ...told, words: message }, occasion);
			return done;
		});
		if (!sent.ok)
			return refused(sent, locale, {
				name: 'message',
				values: { message, organisation: organisationId }
			});
		return leadOn(event, `/${locale}/conversations/${sent.value}`, 'interest_sent');
	}
};
