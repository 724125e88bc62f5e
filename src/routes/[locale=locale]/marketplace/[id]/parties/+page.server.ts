import type { RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import type { Transaction } from '#platform/database/database.ts';
import { refused, textIn } from '#platform/guards/form.server.ts';
import { require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { isId } from '#platform/ids.ts';
import { refuse, type Outcome } from '#platform/outcome.ts';
import { addressOfHouse, reachOf } from '#platform/serve/address.ts';
import { maySpeakFor, mayWrite } from '#rooms/marketplace/access.ts';
import { sayPartyRole } from '#rooms/marketplace/entry-words.ts';
import { partyRoles } from '#rooms/marketplace/entry.ts';
import { answerAsParty, inviteParty, removeParty } from '#rooms/marketplace/parties.server.ts';
import { tellParty } from '#rooms/marketplace/telling.server.ts';
import { describeParties, entryOf } from '../../../../entry-page.server.ts';
import { findByName } from '../../../../find-by-name.server.ts';
import { findScope } from '../../../../scopes.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const entry = await entryOf(event);
	const { db, locale, actor } = event.locals;
	const { searchParams } = event.url;
	const writes = mayWrite(actor, entry.organisationId);
	const parties = await describeParties(db, entry.id, locale);
	const own = parties.filter(({ organisationId }) => maySpeakFor(actor, organisationId));
	require(event, writes || own.length > 0);
	const chosen = searchParams.get('organisation') ?? '';
	const asked = searchParams.get('find') ?? '';
	return {
		id: entry.id,
		original: entry.originalLocale,
		titles: Object.fromEntries(Object.entries(entry.texts).map(([of, { title }]) => [of, title])),
		edition: entry.edition,
		writes,
		mayInvite: writes && !['published', 'submitted', 'checked'].includes(entry.state),
		parties: parties.map((party) => ({
			...party,
			isOwn: own.includes(party)
		})),
		asked,
		found: writes ? await findByName(db, { text: asked, kinds: ['organisation'], locale }) : [],
		chosen: isId(chosen)
			? ((await findScope(db, { kind: 'organisation', id: chosen }, locale)) ?? null)
			: null,
		roles: partyRoles.map((value) => ({ value, label: sayPartyRole(value, locale) }))
	};
};

type Event = RequestEvent & { params: { id: string } };
type Deed = (
	tx: Transaction,
	actor: Actor,
	asked: { entryId: string; organisationId: string; text: (name: string) => string; now: Date }
) => Promise<Outcome<unknown>>;

/** One act on a party: by those who write the entry, or by the party itself. */
const act = (who: 'writer' | 'party', deed: Deed, notice: string) => async (event: Event) => {
	const entry = await entryOf(event);
	const { db, locale, now } = event.locals;
	const form = await event.request.formData();
	const text = (name: string) => textIn(form, name);
	const organisationId = text('organisation');
	const isAllowed =
		who === 'writer'
			? mayWrite(event.locals.actor, entry.organisationId)
			: maySpeakFor(event.locals.actor, organisationId);
	const actor = require(event, isAllowed);
	const asked = { entryId: entry.id, organisationId, text, now };
	const done = await attempt<unknown>(db, (tx) =>
		isId(organisationId) ? deed(tx, actor, asked) : Promise.resolve(refuse('party_missing'))
	);
	if (!done.ok) return refused(done, locale, { name: 'organisation' });
	return leadOn(event, `/${locale}/marketplace/${entry.id}/parties`, notice);
};

const answer = (agrees: boolean) =>
	act(
		'party',
		(tx, actor, { entryId, organisationId, text, now }) =>
			answerAsParty(
				tx,
				actor,
				{ entryId, organisationId, edition: Number(text('edition')), agrees },
				now
			),
		'marketplace_party_answered'
	);

export const actions: Actions = {
	invite: act(
		'writer',
		async (tx, actor, { entryId, organisationId, text, now }) => {
			const role = partyRoles.find((one) => one === text('role')) ?? 'other';
			const invited = { entryId, organisationId, role, share: text('share').slice(0, 1000) };
			const done = await inviteParty(tx, actor, invited, now);
			const origin = addressOfHouse(reachOf(process.env));
			if (done.ok) await tellParty(tx, { id: entryId, organisationId }, { now, origin });
			return done;
		},
		'marketplace_party_invited'
	),
	remove: act(
		'writer',
		(tx, actor, { entryId, organisationId }) => removeParty(tx, actor, { entryId, organisationId }),
		'marketplace_party_taken_out'
	),
	agree: answer(true),
	decline: answer(false)
};
