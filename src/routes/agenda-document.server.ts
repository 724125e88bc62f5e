import { m } from '#messages';
import { dateIn } from '#platform/clock.ts';
import type { Locale } from '#platform/locale.ts';
import { renderPdf } from '#platform/pdf/pdf.server.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import type { EventRecord } from '#rooms/events/event-record.server.ts';
import { fundingLine } from '#rooms/events/funding-line.ts';
import type { ParticipantRecord } from '#rooms/meetings/participant.server.ts';
import { agenda } from '#rooms/meetings/pdf/agenda.ts';
import { formatDate, formatTime, zoneName } from '#ui/format.ts';
import type { DescribedMeeting } from './meetings-page.server.ts';

type Told = { locale: Locale; now: Date; own: ParticipantRecord; record: EventRecord };

/** Somebody's meetings on paper, in their language. */
export async function renderAgenda(
	meetings: readonly DescribedMeeting[],
	{ locale, now, own, record }: Told
) {
	const said = { locale };
	const event = nameFor(record.texts, locale, record.originalLocale);
	const title = m.meetings_tab_agenda({}, said);
	const told = {
		title,
		name: own.name,
		organisation: own.organisationName,
		event,
		zone: zoneName(locale, record.timeZone, record.startsAt),
		none: m.meetings_agenda_none({}, said),
		funding: fundingLine(record.funding, { locale, original: record.originalLocale }),
		words: {
			when: m.meetings_agenda_when({}, said),
			with: m.meetings_agenda_with({}, said),
			where: m.meetings_agenda_where({}, said)
		},
		days: daysOf(meetings, { locale, timeZone: record.timeZone, ownId: own.id })
	};
	return renderPdf(agenda, told, { locale, title: `${title}: ${own.name}`, now });
}

function daysOf(
	meetings: readonly DescribedMeeting[],
	{ locale, timeZone, ownId }: { locale: Locale; timeZone: string; ownId: string }
) {
	const lines = meetings.flatMap(({ startsAt, endsAt, table, onlineUrl, who, specialists }) => {
		if (!startsAt || !endsAt) return [];
		const time = `${formatTime(locale, startsAt, timeZone)}–${formatTime(locale, endsAt, timeZone)}`;
		const others = who.filter(({ id }) => id !== ownId);
		const where = [table, onlineUrl, ...specialists.map(({ words }) => words)]
			.filter(Boolean)
			.join(', ');
		return [{ day: dateIn(timeZone, startsAt), time, with: others, where }];
	});
	return [...Map.groupBy(lines, ({ day }) => day)].map(([day, held]) => ({
		day: formatDate(locale, day, 'full'),
		meetings: held.map(({ time, with: others, where }) => ({ time, with: others, where }))
	}));
}
