import { requirePerson } from '#platform/guards/guard.server.ts';
import { isId } from '#platform/ids.ts';
import { locales } from '#platform/locale.ts';
import {
	issueCertificates,
	listAttendees,
	listCertificates,
	withdrawCertificate
} from '#rooms/events/certificate.server.ts';
import { attempt } from '#platform/database/attempt.ts';
import { refused, textIn } from '#platform/guards/form.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { organisedEvent, organising } from '../../../../../../event-page.server.ts';
import { findScope } from '../../../../../../scopes.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const record = await organisedEvent(event);
	const { db } = event.locals;
	const [issued, attendees] = await Promise.all([
		listCertificates(db, record.id),
		listAttendees(db, record.id)
	]);
	return {
		withdrawing: event.url.searchParams.get('withdraw'),
		issued: issued.map(({ id, code, issuedAt, withdrawnAt, content }) => ({
			...{ id, code, issuedAt, withdrawnAt, name: content.name },
			organisation: content.organisation
		})),
		waiting: attendees.map(({ id, name, organisationName }) => ({
			...{ id, name },
			organisation: organisationName
		}))
	};
};

/** The owner's name in every language, as it stands on the paper. */
async function issuerOf(event: RequestEvent) {
	const record = await organisedEvent(event);
	const owner = { kind: record.ownerKind, id: record.ownerId };
	const names = await Promise.all(
		locales.map(async (locale) => [
			locale,
			(await findScope(event.locals.db, owner, locale))?.name ?? ''
		])
	);
	const named = Object.fromEntries(names) as Record<(typeof locales)[number], string>;
	return { record, issuerIn: (locale: (typeof locales)[number]) => named[locale] };
}

export const actions: Actions = {
	issue: async (event) => {
		const actor = requirePerson(event);
		const { record, issuerIn } = await issuerOf(event);
		const { db, now, locale } = event.locals;
		const asked = textIn(await event.request.formData(), 'registration');
		const only = isId(asked) ? asked : null;
		const outcome = await attempt(db, (tx) =>
			issueCertificates(tx, actor, { event: record, only, issuerIn, now })
		);
		if (!outcome.ok) return refused(outcome, locale);
		const inputs = { count: String(outcome.value) };
		return leadOn(event, event.url.pathname, 'events_certificates_issued', { inputs });
	},
	withdraw: organising(
		(tx, actor, { recordId, id, text, now }) =>
			withdrawCertificate(tx, actor, {
				eventId: recordId,
				id: id('certificate'),
				reason: text('reason'),
				now
			}),
		'events_certificate_withdrawn_notice',
		'certificates'
	)
};
