import { shellWords } from '#ui/shell/shell-words.ts';
import { takeNotice } from '#platform/guards/notice.server.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = ({ locals, cookies }) => ({
	shellWords: shellWords(locals.locale),
	person: locals.person && { name: locals.person.name },
	actingFor: locals.actingFor && { name: locals.actingFor.name },
	notice: takeNotice(cookies, locals.locale),
	timeZone: locals.person?.timeZone ?? null,
	now: locals.now
});
