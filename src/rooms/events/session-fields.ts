import { locales } from '#platform/locale.ts';
import { readMoment } from './moment.ts';
import type { SessionDraft, Speaker } from './programme.server.ts';
import { textsIn } from './question-fields.ts';
import { sessionKinds } from './session.ts';

type Read = { draft: SessionDraft; reason?: never } | { draft?: never; reason: string };

/** A session as it was typed, in the event's own zone. */
export function sessionIn(form: FormData, timeZone: string): Read {
	const text = (name: string) => {
		const value = form.get(name);
		return typeof value === 'string' ? value.trim() : '';
	};
	const moment = (name: string) =>
		readMoment(timeZone, { wall: text(name), which: text(`${name}.which`) });
	const [from, until] = [moment('starts_at'), moment('ends_at')];
	if (!from.at) return { reason: from.reason };
	if (!until.at) return { reason: until.reason };
	const kind = sessionKinds.find((one) => one === text('kind'));
	if (!kind) return { reason: 'choice_missing' };
	const [titles, descriptions] = [textsIn(form, 'title'), textsIn(form, 'description')];
	return {
		draft: {
			kind,
			startsAt: from.at,
			endsAt: until.at,
			room: text('room') || null,
			seats: null,
			texts: Object.fromEntries(
				locales
					.filter((locale) => titles[locale])
					.map((locale) => [
						locale,
						{ title: titles[locale] ?? '', description: descriptions[locale] ?? '' }
					])
			),
			speakers: speakersIn(text('speakers'))
		}
	};
}

/** A line each: name | function | organisation. */
export const speakersIn = (text: string): Speaker[] =>
	text
		.split('\n')
		.map((line) => line.split('|').map((part) => part.trim()))
		.filter(([name]) => name)
		.map(([name = '', role, organisationName]) => ({
			name: name.slice(0, 200),
			function: role || null,
			organisationName: organisationName || null
		}));
