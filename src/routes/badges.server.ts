import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { renderPdf } from '#platform/pdf/pdf.server.ts';
import { qrDrawing } from '#platform/pdf/qr.server.ts';
import { m } from '#messages';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import { checkInCodes } from '#rooms/events/check-in-code.server.ts';
import { listExpected } from '#rooms/events/check-in.server.ts';
import { shownCode } from '#rooms/events/check-in.ts';
import type { EventRecord } from '#rooms/events/event-record.server.ts';
import { fundingLine } from '#rooms/events/funding-line.ts';
import { badges } from '#rooms/events/pdf/badges.ts';
import { compareText, formatDate } from '#ui/format.ts';
import { textFor } from '#ui/locale-text.ts';

type Wish = { isSheet: boolean; only: readonly string[] | null };
type Reading = { locale: Locale; now: Date };

/** Those with a seat, by name as this reader sorts. */
export async function listSeated(db: Database, record: EventRecord, locale: Locale) {
	const expected = await listExpected(db, record.id);
	return expected
		.filter(({ state }) => state === 'confirmed')
		.map(({ typeNames, ...one }) => ({
			...one,
			type: typeNames && textFor(typeNames, locale, record.originalLocale)
		}))
		.sort((one, other) => compareText(locale, one.name, other.name));
}

/** Badges in the language the event was written in; who is not named in `only` gets none. */
export async function renderBadges(
	db: Database,
	record: EventRecord,
	{ isSheet, only, locale, now }: Wish & Reading
) {
	const [seated, codes] = await Promise.all([listSeated(db, record, locale), checkInCodes(db)]);
	const people = await Promise.all(
		seated
			.filter(({ id }) => only === null || only.includes(id))
			.map(async ({ id, name, organisationName: organisation, type }) => {
				const code = shownCode(codes(id));
				const alt = m.events_badges_alt({ code }, { locale });
				return { name, organisation, type, code, qr: await qrDrawing(code), alt };
			})
	);
	const event = nameFor(record.texts, locale, record.originalLocale);
	const told = {
		event,
		when: formatDate(locale, record.startsAt, 'medium', record.timeZone),
		funding: fundingLine(record.funding, { locale, original: record.originalLocale }),
		isSheet,
		people
	};
	const title = `${m.events_badges({}, { locale })}: ${event}`;
	return people.length ? renderPdf(badges, told, { locale, title, now }) : null;
}
