import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { readerTexts } from '#rooms/clusters/reader-texts.ts';
import { checkInCodes } from '#rooms/events/check-in-code.server.ts';
import {
	deskEdition,
	listCheckedIn,
	listExpected,
	type Expected
} from '#rooms/events/check-in.server.ts';
import type { DeskList, DeskPerson } from '#rooms/events/check-in.ts';
import type { EventRecord } from '#rooms/events/event-record.server.ts';
import { sessionKindName, stateName } from '#rooms/events/event-words.ts';
import { listProgramme } from '#rooms/events/programme.server.ts';
import { textFor } from '#ui/locale-text.ts';

/** The desk's list; the edition is asked first, so that nothing that comes meanwhile is missed. */
export async function readDeskList(
	db: Database,
	record: EventRecord,
	locale: Locale
): Promise<DeskList> {
	const edition = await deskEdition(db, record.id);
	const [people, here, codes] = await Promise.all([
		listExpected(db, record.id),
		listCheckedIn(db, record.id),
		checkInCodes(db)
	]);
	const described = people.map((one) => describe(one, codes(one.id), { locale, record }));
	return { edition, readAt: Date.now(), people: described, here };
}

function describe(
	{ id, name, organisationName, typeNames, state }: Expected,
	code: string,
	{ locale, record }: { locale: Locale; record: EventRecord }
): DeskPerson {
	return {
		id,
		name,
		organisation: organisationName,
		type: typeNames && textFor(typeNames, locale, record.originalLocale),
		hindrance: state === 'confirmed' ? null : stateName(state, locale),
		code
	};
}

/** The sessions one can be checked in to: breaks are not among them. */
export async function listDoors(db: Database, record: EventRecord, locale: Locale) {
	const sessions = await listProgramme(db, record.id);
	return sessions
		.filter(({ kind }) => kind !== 'pause')
		.map(({ id, kind, startsAt, endsAt, texts }) => {
			const titles = readerTexts(texts, 'title', { locale, original: record.originalLocale });
			const title = Object.values(titles)[0] ?? sessionKindName(kind, locale);
			return { id, startsAt, endsAt, title };
		});
}
