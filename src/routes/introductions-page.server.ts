import type { RequestEvent } from '@sveltejs/kit';
import { textIn } from '#platform/guards/form.server.ts';
import { isId } from '#platform/ids.ts';
import { attempt } from '#platform/database/attempt.ts';
import { refused } from '#platform/guards/form.server.ts';
import { require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { refuse } from '#platform/outcome.ts';
import { mayIntroduce } from '#rooms/introductions/access.ts';
import {
	listIntroducers,
	offerToIntroduce,
	withdrawOffer
} from '#rooms/introductions/introducer.server.ts';
import { longestNote, type Basis } from '#rooms/introductions/introduction.ts';
import { findOrganisation } from '#rooms/organisations/organisation-record.server.ts';
import { listKnown } from '../known-organisations.server.ts';

/** How many of one's own know somebody there; null for who is not signed in or has none of their own. */
export async function countIntroducers(
	{ locals }: RequestEvent,
	organisationId: string
): Promise<number | null> {
	const { db, actor, now } = locals;
	if (!mayIntroduce(actor) || actor.personId === null) return null;
	return (await listIntroducers(db, { askerId: actor.personId, organisationId, now })).length;
}

/** «Yes, I may be asked»; how they know each other is believed only as far as the house knows it. */
export async function offer(event: RequestEvent, back: string) {
	const actor = require(event, mayIntroduce(event.locals.actor));
	const { db, locale, now } = event.locals;
	const form = await event.request.formData();
	const organisationId = textIn(form, 'organisation');
	const isThere = isId(organisationId) && (await findOrganisation(db, actor, organisationId, now));
	if (!isThere) return refused(refuse('introducer_gone'), locale);
	const known = await listKnown(db, { personId: actor.personId, now });
	const own: Basis = 'own_word';
	const basis = known.find((one) => one.organisationId === organisationId)?.basis ?? own;
	const note = textIn(form, 'note').slice(0, longestNote);
	const said = { organisationId, basis, note };
	const done = await attempt(db, (tx) => offerToIntroduce(tx, actor, said, now));
	if (!done.ok) return refused(done, locale);
	return leadOn(event, back, 'introductions_offered');
}

export async function withdraw(event: RequestEvent, back: string) {
	const actor = require(event, mayIntroduce(event.locals.actor));
	const { db, locale, now } = event.locals;
	const organisationId = textIn(await event.request.formData(), 'organisation');
	if (!isId(organisationId)) return refused(refuse('introducer_gone'), locale);
	const done = await attempt(db, (tx) => withdrawOffer(tx, actor, organisationId, now));
	if (!done.ok) return refused(done, locale);
	return leadOn(event, back, 'introductions_withdrawn');
}
