import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';

type Plain = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const sayings: readonly [RegExp, Plain][] = [
	[/^brokerage\.opened$/, m.meetings_deed_opened],
	[/^brokerage\.hours_set$/, m.meetings_deed_hours],
	[/^brokerage\./, m.meetings_deed_settings],
	[/^table\./, m.meetings_deed_tables],
	[/^specialist\./, m.meetings_deed_specialists],
	[/^participant\./, m.meetings_deed_participant],
	[/^meeting_request\./, m.meetings_deed_request],
	[/^timetable\.published$/, m.meetings_deed_published],
	[/^timetable\./, m.meetings_deed_timetable],
	[/^board\.|^meeting\.(un)?pinned$/, m.meetings_deed_board],
	[/^presence\./, m.meetings_deed_presence],
	[/^meeting\./, m.meetings_deed_meeting],
	[/^delegation\./, m.meetings_deed_delegation]
];

/** What was done about the meetings of an event, in words; nothing for the event's other deeds. */
export const sayMeetingDeed = ({ deed }: { deed: string }, locale: Locale): string | undefined =>
	sayings.find(([shape]) => shape.test(deed))?.[1]({}, { locale });
