import type { RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import type { Transaction } from '#platform/database/database.ts';
import { refused, textIn } from '#platform/guards/form.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { isId } from '#platform/ids.ts';
import type { Outcome } from '#platform/outcome.ts';
import type { Occasion } from '#rooms/events/occasion.ts';
import { registrationStates } from '#rooms/events/registration.ts';
import type { RegistrationFilter } from '#rooms/events/registration-list.server.ts';
import { organisedEvent } from './event-page.server.ts';
import { occasionOf } from './registration-page.server.ts';

type PageEvent = RequestEvent & { params: { slug: string } };
type Named = { eventId: string; id: string; reason: string };
type Deed = (
	tx: Transaction,
	actor: Actor,
	named: Named,
	occasion: Occasion
) => Promise<Outcome<unknown>>;

/** What the organiser decides about one registration, and on to the same list. */
export const deciding = (deed: Deed, notice: string) => async (event: PageEvent) => {
	const { id: eventId } = await organisedEvent(event);
	const { db, actor, locale } = event.locals;
	const form = await event.request.formData();
	const id = isId(textIn(form, 'id')) ? textIn(form, 'id') : eventId;
	const occasion = await occasionOf(event);
	const named = { eventId, id, reason: textIn(form, 'reason').slice(0, 2000) };
	const done = await attempt<unknown>(db, (tx) => deed(tx, actor, named, occasion));
	if (!done.ok) return refused(done, locale);
	const { searchParams } = event.url;
	const kept = new URLSearchParams(
		[...searchParams].filter(([name]) => !name.startsWith('/') && name !== 'decline')
	);
	const page = `/${locale}/events/${event.params.slug}/manage/registrations`;
	return leadOn(event, kept.size > 0 ? `${page}?${kept}` : page, notice);
};

export function registrationFilterIn(url: URL): RegistrationFilter {
	const all = (name: string) => url.searchParams.getAll(name);
	return {
		text: (url.searchParams.get('q') ?? '').trim().slice(0, 200),
		states: registrationStates.filter((state) => all('state').includes(state)),
		typeIds: all('type').filter(isId)
	};
}
