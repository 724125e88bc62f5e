import { isTimeZone, wallTime } from '#platform/wall-time.ts';
import { readMoment } from '#rooms/events/moment.ts';
import { textsIn } from './organ-fields.ts';
import { sittingModes, type SittingMode } from './sitting.ts';
import type { Texts } from './organ.ts';

export type SittingDraft = {
	names: Texts;
	startsAt: Date;
	endsAt: Date;
	timeZone: string;
	mode: SittingMode;
	place: string | null;
	onlineUrl: string | null;
};
type Read = { draft: SittingDraft; reason?: never } | { draft?: never; reason: string };

export function sittingIn(text: (name: string) => string): Read {
	const mode = sittingModes.find((one) => one === text('mode'));
	if (!mode) return { reason: 'choice_missing' };
	const timeZone = text('time_zone');
	if (!isTimeZone(timeZone)) return { reason: 'time_zone_wrong' };
	const moment = (name: string) =>
		readMoment(timeZone, { wall: text(name), which: text(`${name}.which`) });
	const [starts, ends] = [moment('starts_at'), moment('ends_at')];
	if (!starts.at) return starts;
	if (!ends.at) return ends;
	if (ends.at <= starts.at) return { reason: 'sitting_ends_early' };
	const onlineUrl = text('online_url').slice(0, 500) || null;
	if (onlineUrl && !/^https?:\/\/\S+$/.test(onlineUrl)) return { reason: 'link_wrong' };
	const place = text('place').slice(0, 300) || null;
	if (!place && (mode === 'present' || mode === 'hybrid')) return { reason: 'place_missing' };
	const when = { startsAt: starts.at, endsAt: ends.at, timeZone };
	return { draft: { ...when, mode, place, onlineUrl, names: textsIn(text, 'name', 200) } };
}

/** The draft as the fields of its form. */
export function fieldsOfSitting(draft: SittingDraft): Record<string, string> {
	return {
		mode: draft.mode,
		time_zone: draft.timeZone,
		starts_at: wallTime(draft.timeZone, draft.startsAt),
		ends_at: wallTime(draft.timeZone, draft.endsAt),
		place: draft.place ?? '',
		online_url: draft.onlineUrl ?? '',
		...Object.fromEntries(
			Object.entries(draft.names).map(([locale, name]) => [`name.${locale}`, name])
		)
	};
}
