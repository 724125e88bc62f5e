import { fail } from '@sveltejs/kit';
import { attempt } from '#platform/database/attempt.ts';
import { refused, valuesIn } from '#platform/guards/form.server.ts';
import { require } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { collators } from '#platform/intl.ts';
import { listDivisions, labelOf } from '#rooms/organisations/nace.ts';
import { listCountries } from '#rooms/places/countries.ts';
import {
	changeParticipant,
	findEarlierProfile,
	findOwnRegistration,
	joinBrokerage,
	listOwnAbsences,
	setAbsences
} from '#rooms/meetings/participant.server.ts';
import { readProfile } from '#rooms/meetings/participant.form.ts';
import { listSlots } from '#rooms/meetings/slot.server.ts';
import { languageName } from '#ui/format.ts';
import { findOwn } from '../../../../../meetings-page.server.ts';
import { sayProblems } from '../../../../../problem-words.server.ts';
import { spokenLanguages } from '#rooms/meetings/languages.ts';
import type { Actor } from '#platform/actor.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** Only who is registered can say what they offer. */
async function ownRegistrationOf(
	event: RequestEvent,
	eventId: string,
	{ onBehalfOfId, personId }: Actor & { personId: string }
): Promise<string> {
	const own = await findOwnRegistration(event.locals.db, eventId, onBehalfOfId ?? personId);
	require(event, own !== undefined);
	return own?.id ?? '';
}

export const load: PageServerLoad = async (event) => {
	const { own, record, actor } = await findOwn(event);
	const { db, locale } = event.locals;
	const registrationId = own?.registrationId ?? (await ownRegistrationOf(event, record.id, actor));
	const [earlier, slots, absences] = await Promise.all([
		own ? undefined : findEarlierProfile(db, registrationId),
		listSlots(db, record.id),
		own ? listOwnAbsences(db, own.id) : []
	]);
	const profile = own ?? earlier;
	const { compare } = collators(locale, {});
	return {
		isNew: own === null,
		isFromEarlier: own === null && earlier !== undefined,
		edition: own?.edition ?? 0,
		values: {
			offers: profile?.offers ?? '',
			seeks: profile?.seeks ?? '',
			country: profile?.country ?? '',
			half: profile?.half ?? '',
			most_meetings: String(profile?.mostMeetings ?? ''),
			is_online: profile?.isOnline ? 'on' : '',
			is_shown: profile?.isShown === false ? '' : 'on',
			auto_accept: profile?.autoAccept ? 'on' : ''
		} as Record<string, string>,
		chosen: {
			offer_sectors: profile?.offerSectors ?? [],
			seek_sectors: profile?.seekSectors ?? [],
			languages: profile?.languages ?? [locale]
		},
		choices: {
			countries: listCountries(locale).map(({ code, name }) => ({ value: code, label: name })),
			sectors: listDivisions().map(({ code }) => ({
				value: code,
				label: `${code} ${labelOf(code, locale).text}`
			})),
			languages: spokenLanguages
				.map((value) => ({ value, label: languageName(locale, value) }))
				.sort((one, other) => compare(one.label, other.label))
		},
		absences: absences as string[],
		slots: slots.map(({ id, startsAt, endsAt }) => ({ id, startsAt, endsAt }))
	};
};

export const actions: Actions = {
	save: async (event) => {
		const { own, record, actor, isActing } = await findOwn(event);
		const { db, locale, now } = event.locals;
		const registrationId =
			own?.registrationId ?? (await ownRegistrationOf(event, record.id, actor));
		const form = await event.request.formData();
		const values = valuesIn(form);
		const { profile, problems } = readProfile(form);
		if (!profile) return fail(400, { problems: sayProblems(problems, locale), values });
		const about = { eventId: record.id, textLocale: locale, ...profile };
		const saved = await attempt<unknown>(db, (tx) =>
			own
				? changeParticipant(tx, actor, {
						...about,
						id: own.id,
						edition: Number(values.edition),
						now
					})
				: joinBrokerage(tx, actor, { ...about, registrationId })
		);
		if (!saved.ok) return refused(saved, locale, { values });
		const path = `/${locale}/events/${record.slug}/meetings`;
		return leadOn(event, own && isActing ? `${path}?as=${own.id}` : path, 'meetings_profile_saved');
	},
	absences: async (event) => {
		const { own, record, actor, isActing } = await findOwn(event);
		const { db, locale } = event.locals;
		require(event, own !== null);
		const participantId = own?.id ?? '';
		const form = await event.request.formData();
		const slotIds = form.getAll('slot').map(String);
		const order = { eventId: record.id, participantId, slotIds };
		const set = await attempt(db, (tx) => setAbsences(tx, actor, order));
		if (!set.ok) return refused(set, locale);
		return leadOn(
			event,
			own && isActing ? `${event.url.pathname}?as=${own.id}` : event.url.pathname,
			'meetings_saved'
		);
	}
};
