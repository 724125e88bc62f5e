import { z } from 'zod';
import { spokenLanguages } from './languages.ts';
import type { ParticipantProfile } from './participant.ts';

const isOn = z
	.string()
	.optional()
	.transform((value) => value === 'on');

const schema = z.object({
	offers: z.string().trim().max(4000, 'text_too_long'),
	seeks: z.string().trim().max(4000, 'text_too_long'),
	offer_sectors: z.array(z.string().regex(/^\d{2}$/, 'choice_missing')).max(10, 'too_many_sectors'),
	seek_sectors: z.array(z.string().regex(/^\d{2}$/, 'choice_missing')).max(10, 'too_many_sectors'),
	languages: z.array(z.enum(spokenLanguages, 'choice_missing')).min(1, 'languages_missing'),
	country: z.string().regex(/^([A-Z]{2})?$/, 'choice_missing'),
	half: z.enum(['', 'morning', 'afternoon'], 'choice_missing'),
	most_meetings: z.string().regex(/^\d{0,4}$/, 'wrong_count'),
	is_online: isOn,
	is_shown: isOn,
	auto_accept: isOn
});

type Problem = { name: string; reason: string };
type Read = { profile: ParticipantProfile; problems: [] } | { profile: null; problems: Problem[] };

const lists = ['offer_sectors', 'seek_sectors', 'languages'];

/** A profile as it was sent, or everything that speaks against it. */
export function readProfile(form: FormData): Read {
	const fields = Object.fromEntries(
		Object.keys(schema.shape).map((name) => {
			const all = form.getAll(name).map(String);
			return [name, lists.includes(name) ? all : (all[0] ?? '')];
		})
	);
	const read = schema.safeParse(fields);
	if (!read.success)
		return {
			profile: null,
			problems: read.error.issues.map(({ path, message }) => ({
				name: String(path[0]),
				reason: message
			}))
		};
	const { data } = read;
	return {
		problems: [],
		profile: {
			offers: data.offers,
			seeks: data.seeks,
			offerSectors: data.offer_sectors,
			seekSectors: data.seek_sectors,
			languages: data.languages,
			country: data.country || null,
			half: data.half || null,
			mostMeetings: data.most_meetings === '' ? null : Number(data.most_meetings),
			isOnline: data.is_online,
			isShown: data.is_shown,
			autoAccept: data.auto_accept
		}
	};
}
