import { locales } from '#platform/locale.ts';
import { letterText } from '#platform/mail/letter.ts';
import { refuse } from '#platform/outcome.ts';
import { letterKindName } from '#rooms/events/letter-words.ts';
import { letterKinds } from '#rooms/events/letter-kind.ts';
import { letterHost } from '#rooms/events/letter-host.server.ts';
import { findLetterText, listLetterTexts, saveLetterText } from '#rooms/events/letters.server.ts';
import { registrationLetter } from '#rooms/events/mail/registration-letter.ts';
import { textsIn } from '#rooms/events/question-fields.ts';
import { withForm } from '../../../../../event-acts.server.ts';
import { organisedEvent } from '../../../../../event-page.server.ts';
import { occasionOf } from '../../../../../registration-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale } = event.locals;
	const record = await organisedEvent(event);
	const asked = event.url.searchParams.get('kind');
	const kind = letterKinds.find((one) => one === asked) ?? 'confirmed';
	const [own, all, host, { now, origin }] = await Promise.all([
		findLetterText(db, record.id, kind),
		listLetterTexts(db, record.id),
		letterHost(db, record.id),
		occasionOf(event)
	]);
	const { subject, ...letter } = registrationLetter(
		{
			id: record.id,
			name: 'Anna Nić',
			email: 'anna@example.org',
			locale,
			personId: null,
			offeredUntil: now,
			link: `${origin}/${locale}/events/${record.slug}/registration/…`
		},
		{ kind, host, now, origin, reason: '…' }
	);
	return {
		kind,
		original: record.originalLocale,
		kinds: letterKinds.map((value) => ({
			value,
			label: letterKindName(value, locale),
			languages: all.filter((one) => one.kind === value).map((one) => one.locale)
		})),
		values: Object.fromEntries(
			locales.flatMap((one) => [
				[`subject.${one}`, own.get(one)?.subject ?? ''],
				[`body.${one}`, own.get(one)?.body ?? '']
			])
		) as Record<string, string>,
		preview: { subject, text: letterText({ subject, ...letter }) }
	};
};

export const actions: Actions = {
	save: (event) => {
		const asked = event.url.searchParams.get('kind');
		const kind = letterKinds.find((one) => one === asked);
		const page = `letters?kind=${kind ?? 'confirmed'}`;
		return withForm((tx, actor, { eventId, form }) =>
			kind
				? saveLetterText(tx, actor, {
						eventId,
						kind,
						subjects: textsIn(form, 'subject'),
						bodies: textsIn(form, 'body')
					})
				: Promise.resolve(refuse('choice_missing'))
		)(page)(event);
	}
};
