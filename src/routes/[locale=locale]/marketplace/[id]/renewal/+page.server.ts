import { attempt } from '#platform/database/attempt.ts';
import { refused } from '#platform/guards/form.server.ts';
import { found } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { refusalText } from '#platform/guards/words.server.ts';
import { refuse } from '#platform/outcome.ts';
import { getSecret } from '#platform/settings.server.ts';
import { mayWrite, mayCheck } from '#rooms/marketplace/access.ts';
import { findEntry } from '#rooms/marketplace/entry-record.server.ts';
import { readRenewalToken } from '#rooms/marketplace/renewal-link.server.ts';
import { stepAsOwner } from '#rooms/marketplace/reviewing.server.ts';
import { listGrants } from '#rooms/people/grant.server.ts';
import { formatDate } from '#ui/format.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** The one a letter's link was sent to, while they still answer for the entry. */
async function bearerOf({ locals: { db, now }, params, url }: RequestEvent) {
	const entry = found(await findEntry(db, params.id));
	const token = url.searchParams.get('token') ?? '';
	const secret = await getSecret(db, 'marketplace');
	const asked = { token, entryId: entry.id, validUntil: entry.validUntil ?? '' };
	const personId = readRenewalToken(secret, asked);
	if (!personId) return { entry, actor: undefined };
	const actor = { personId, onBehalfOfId: null, grants: await listGrants(db, personId, now) };
	const answers = mayWrite(actor, entry.organisationId) || mayCheck(actor, entry.clusterId);
	return { entry, actor: answers ? actor : undefined };
}

export const load: PageServerLoad = async (event) => {
	const { entry, actor } = await bearerOf(event);
	const { locale } = event.locals;
	return {
		id: entry.id,
		original: entry.originalLocale,
		/** Whoever has no right to the link learns nothing of the entry. */
		titles: actor
			? Object.fromEntries(Object.entries(entry.texts).map(([of, { title }]) => [of, title]))
			: {},
		until: actor && entry.validUntil ? formatDate(locale, entry.validUntil, 'long') : null,
		wrong: actor ? null : refusalText(refuse('renewal_link_wrong'), locale)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { entry, actor } = await bearerOf(event);
		const { db, locale, now } = event.locals;
		if (!actor) return refused(refuse('renewal_link_wrong'), locale);
		const done = await attempt(db, (tx) =>
			stepAsOwner(tx, actor, { id: entry.id, kind: 'renewed' }, now)
		);
		if (!done.ok) return refused(done, locale);
		const until = (await findEntry(db, entry.id))?.validUntil ?? '';
		const inputs = { day: until && formatDate(locale, until, 'long') };
		const path = `/${locale}/marketplace/${entry.id}`;
		return leadOn(event, path, 'marketplace_renewed_notice', { inputs });
	}
};
