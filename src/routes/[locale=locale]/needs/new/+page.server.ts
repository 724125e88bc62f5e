import { fail, type RequestEvent } from '@sveltejs/kit';
import type { Actor } from '#platform/actor.ts';
import { dayOf } from '#platform/calendar-day.ts';
import { attempt } from '#platform/database/attempt.ts';
import { refused, textIn, valuesIn } from '#platform/guards/form.server.ts';
import { require, requirePerson } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { isId } from '#platform/ids.ts';
import { mayHear, maySay } from '#rooms/needs/access.ts';
import { readNeedForm } from '#rooms/needs/need.form.ts';
import { raiseNeed, type NewNeed } from '#rooms/needs/need.server.ts';
import { findChosenCluster } from '../../../chosen.server.ts';
import { heardAt, listHeard, listSpeaking, needChoices } from '../../../need-form.server.ts';
import { sayProblems } from '../../../problem-words.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** The cluster whose team notes what it heard; a member speaks for itself. */
const hearing = ({ url }: RequestEvent): string | null => {
	const cluster = url.searchParams.get('cluster') ?? '';
	return url.searchParams.has('heard') && isId(cluster) ? cluster : null;
};

export const load: PageServerLoad = async (event) => {
	const { db, locale, now } = event.locals;
	const heardIn = hearing(event);
	const actor = heardIn
		? require(event, mayHear(event.locals.actor, heardIn))
		: requirePerson(event);
	const choices = needChoices(locale);
	const values: Record<string, string> = { locale, heard_on: dayOf(now), source: 'meeting' };
	if (heardIn) {
		const cluster = await findChosenCluster(db, heardIn, locale);
		const heard = await listHeard(db, heardIn, { locale, now });
		return { choices, values, cluster, heard, speaking: [] };
	}
	const speaking = await listSpeaking(db, actor, { locale, now });
	const asked = event.url.searchParams.get('cluster');
	const first = speaking.find(({ clusterId }) => clusterId === asked) ?? speaking[0];
	return {
		...{ choices, cluster: null, heard: null },
		speaking: speaking.map(({ value, label }) => ({ value, label })),
		values: { ...values, who: first?.value ?? '' }
	};
};

type Who = Pick<NewNeed, 'clusterId' | 'organisationId' | 'sourceKind'>;

/** Who says it: a member by its own word, or the team by what it heard. */
function whoIn(form: FormData, heardIn: string | null): Who | undefined {
	if (heardIn) {
		const member = textIn(form, 'member');
		const sourceKind = textIn(form, 'source') === 'team' ? 'team' : 'meeting';
		return { clusterId: heardIn, organisationId: isId(member) ? member : null, sourceKind };
	}
	const [organisationId = '', clusterId = ''] = textIn(form, 'who').split(' ');
	if (!isId(organisationId) || !isId(clusterId)) return undefined;
	return { clusterId, organisationId, sourceKind: 'member' };
}

const maySpeak = (actor: Actor, who: Who, heardIn: string | null): boolean =>
	heardIn ? mayHear(actor, heardIn) : maySay(actor, who.organisationId);

export const actions: Actions = {
	default: async (event) => {
		const actor = requirePerson(event);
		const { db, locale, now } = event.locals;
		const heardIn = hearing(event);
		const form = await event.request.formData();
		const values = valuesIn(form);
		const who = whoIn(form, heardIn);
		const { draft, problems } = readNeedForm(form);
		const at = heardIn ? heardAt(form, now) : now;
		const missing = [
			...(who ? [] : [{ name: 'who', reason: 'choice_missing' }]),
			...(at ? [] : [{ name: 'heard_on', reason: 'heard_day_wrong' }])
		];
		if (!draft || !who || !at)
			return fail(400, { problems: sayProblems([...missing, ...problems], locale), values });
		require(event, maySpeak(actor, who, heardIn));
		const raised = await attempt(db, (tx) => raiseNeed(tx, actor, { ...draft, ...who }, at));
		if (!raised.ok) {
			const { needId } = raised.details;
			return refused(raised, locale, {
				...{ name: 'text', values },
				...(typeof needId === 'string' && { values: { ...values, known: needId } })
			});
		}
		return leadOn(event, `/${locale}/needs/${raised.value}`, 'needs_raised_notice');
	}
};
