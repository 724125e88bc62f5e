import type { RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#platform/actor.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { attempt } from '#platform/database/attempt.ts';
import type { Transaction } from '#platform/database/database.ts';
import { refused, textIn, valuesIn } from '#platform/guards/form.server.ts';
import { found, require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { isId } from '#platform/ids.ts';
import type { Outcome } from '#platform/outcome.ts';
import { mayPrepare, maySeeSitting } from '#rooms/governance/access.ts';
import { listRights } from '#rooms/governance/entitled.server.ts';
import { findOrgan } from '#rooms/governance/organ-record.server.ts';
import { getOwner, ownerName, ownerPath, type Owned } from '#rooms/governance/owner.server.ts';
import { findSitting, listVoters } from '#rooms/governance/sitting-record.server.ts';
import { openHouse } from '../house.server.ts';
import { onceForThePage } from './once-for-the-page.ts';

type IdEvent = RequestEvent & { params: { id: string } };

const organAsked = (event: IdEvent) =>
	onceForThePage(event, 'organ', async () => {
		const { id } = event.params;
		return found(isId(id) ? await findOrgan(event.locals.db, id) : undefined);
	});

/** An organ for those who prepare its sittings or have a vote in it today. */
export const organOf = (event: IdEvent) =>
	onceForThePage(event, 'organ seen', async () => {
		const { db, actor, now } = event.locals;
		const organ = await organAsked(event);
		const maySee =
			mayPrepare(actor, organ) ||
			(actor.personId !== null &&
				maySeeSitting(actor, organ, await listRights(db, organ, dayOf(now))));
		require(event, maySee);
		return organ;
	});

export async function preparedOrgan(event: IdEvent) {
	const organ = await organAsked(event);
	require(event, mayPrepare(event.locals.actor, organ));
	return organ;
}

const sittingAsked = (event: IdEvent) =>
	onceForThePage(event, 'sitting', async () => {
		const { id } = event.params;
		return found(isId(id) ? await findSitting(event.locals.db, id) : undefined);
	});

/** A sitting for those who prepare it and those who vote, with the list of voters. */
export const sittingOf = (event: IdEvent) =>
	onceForThePage(event, 'sitting seen', async () => {
		const { db, actor } = event.locals;
		const sitting = await sittingAsked(event);
		const voters = await listVoters(db, sitting.id);
		require(event, mayPrepare(actor, sitting) ||
			(sitting.convenedAt !== null && maySeeSitting(actor, sitting, voters)));
		return { sitting, voters };
	});

export async function preparedSitting(event: IdEvent) {
	const sitting = await sittingAsked(event);
	require(event, mayPrepare(event.locals.actor, sitting));
	return sitting;
}

/** Whose organ it is, in the reader's words. */
export async function describeOwner(event: RequestEvent, owned: Owned) {
	const { db, locale } = event.locals;
	const owner = await onceForThePage(event, `owner ${owned.ownerId}`, () => getOwner(db, owned));
	return {
		name: ownerName(owner, locale),
		path: ownerPath(owner),
		original: owner.originalLocale
	};
}

export type Asked = {
	id: string;
	now: Date;
	origin: string;
	form: FormData;
	text: (name: string) => string;
	/** An id as the form gave it; anything else is nobody's. */
	idIn: (name: string) => string;
	locale: App.Locals['locale'];
};
type Deed = (tx: Transaction, actor: Actor, asked: Asked) => Promise<Outcome<unknown>>;
type Doing = {
	deed: Deed;
	notice: string;
	path: (params: { id: string }, value: unknown) => string;
};

const nobody = '00000000-0000-0000-0000-000000000000';

const acting =
	(guard: (event: IdEvent) => Promise<unknown>) =>
	({ deed, notice, path }: Doing) =>
	async (event: IdEvent) => {
		await guard(event);
		const { db, actor, locale, now } = event.locals;
		const form = await event.request.formData();
		const text = (name: string) => textIn(form, name);
		const idIn = (name: string) => (isId(text(name)) ? text(name) : nobody);
		const origin = (await openHouse()).letterAddress(event.url);
		const asked = { id: event.params.id, now, origin, form, text, idIn, locale };
		const done = await attempt(db, (tx) => deed(tx, actor, asked));
		if (!done.ok) return refused(done, locale, { values: valuesIn(form) });
		return leadOn(event, `/${locale}${path(event.params, done.value)}`, notice);
	};

const ofSitting = acting(preparedSitting);
const ofVoters = acting(sittingOf);
const ofOrgan = acting(preparedOrgan);

/** An act of those who prepare the sitting. */
export const preparing = (deed: Deed, notice: string, page = '') =>
	ofSitting({ deed, notice, path: ({ id }) => `/sittings/${id}${page}` });

/** An act of those who vote; whose vote it is, the deed asks. */
export const voting = (deed: Deed, notice: string) =>
	ofVoters({ deed, notice, path: ({ id }) => `/sittings/${id}` });

export const keepingOrgan = (
	deed: Deed,
	notice: string,
	path: Doing['path'] = ({ id }) => `/organs/${id}`
) => ofOrgan({ deed, notice, path });
