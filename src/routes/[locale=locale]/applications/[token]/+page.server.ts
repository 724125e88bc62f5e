import { fail, type RequestEvent } from '@sveltejs/kit';
import { attempt } from '#platform/database/attempt.ts';
import { refused, textIn, valuesIn } from '#platform/guards/form.server.ts';
import { found } from '#platform/guards/guard.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { visitor } from '#platform/actor.ts';
import { refuse } from '#platform/outcome.ts';
import { listClusterNames } from '#rooms/clusters/cluster-record.server.ts';
import { nameFor } from '#rooms/clusters/reader-texts.ts';
import { declare, withdrawApplication, writeNote } from '#rooms/memberships/application.server.ts';
import {
	findApplicationByToken,
	listNotes,
	type ApplicationRecord
} from '#rooms/memberships/application-record.server.ts';
import { listClasses } from '#rooms/memberships/class.server.ts';
import { confirmDeclaration } from '#rooms/memberships/decision.server.ts';
import {
	consentProblems,
	readConsents,
	readDeputy,
	readOrganisation,
	readPerson,
	readQuestionnaire
} from '#rooms/memberships/declaration.form.ts';
import { listJoiningQuestions } from '#rooms/memberships/joining-form.server.ts';
import { isUndecided } from '#rooms/memberships/membership-life.ts';
import { textsOf } from '#rooms/events/answer.form.ts';
import { declarationChoices, describeApplication } from '../../../application-page.server.ts';
import { sayProblems } from '../../../problem-words.server.ts';
import { keepPrivate, occasionOf } from '../../../registration-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

type Personal = RequestEvent & { params: { token: string } };

const mine = async ({ locals, params }: Personal) =>
	found(await findApplicationByToken(locals.db, params.token));

export const load: PageServerLoad = async (event) => {
	keepPrivate(event);
	const { db, locale, now } = event.locals;
	const application = await mine(event);
	const cluster = found(
		(await listClusterNames(db, [application.clusterId])).get(application.clusterId)
	);
	const original = cluster.originalLocale;
	const mayDeclare = isUndecided(application.state);
	const [told, notes, choices] = await Promise.all([
		describeApplication(db, application, { locale, original }),
		listNotes(db, application.id),
		mayDeclare ? declarationChoices(db, cluster, { locale, now }) : null
	]);
	return {
		cluster: {
			name: nameFor(cluster.texts, locale, original),
			href: `/${locale}/clusters/${cluster.slug}`
		},
		application: told,
		notes,
		choices,
		isDeclaring:
			mayDeclare && (application.state === 'enquired' || event.url.searchParams.has('declare')),
		leaving: event.url.searchParams.has('withdraw'),
		values: valuesOf(application)
	};
};

/** What is known already, as the fields of the declaration. */
function valuesOf(application: ApplicationRecord): Record<string, string> {
	const { organisationDraft: asked, representative, deputy } = application;
	const people = {
		representative: representative ?? {
			name: application.contactName,
			email: application.contactEmail,
			phone: application.contactPhone
		},
		deputy
	};
	const [legal] = asked.legalIds ?? [];
	return {
		...Object.fromEntries(
			Object.entries(asked).flatMap(([name, value]) =>
				typeof value === 'string' ? [[`organisation_${name}`, value]] : []
			)
		),
		...(legal && { legal_scheme: legal.scheme, legal_id: legal.value }),
		...Object.fromEntries(
			Object.entries(people).flatMap(([role, one]) =>
				one
					? [
							[`${role}_name`, one.name],
							[`${role}_email`, one.email],
							[`${role}_phone`, one.phone ?? '']
						]
					: []
			)
		),
		class: application.classId ?? '',
		...Object.fromEntries(
			Object.keys(application.consents).map((kind) => [`consent_${kind}`, 'on'])
		),
		...Object.fromEntries(
			Object.entries(application.answers).map(([id, value]) => [
				`q.${id}`,
				textsOf(value).join('\n')
			])
		)
	};
}

const onward = (event: Personal, notice: string) => leadOn(event, event.url.pathname, notice);

export const actions: Actions = {
	declare: async (event) => {
		const { db, locale } = event.locals;
		const application = await mine(event);
		const form = await event.request.formData();
		const organisation = readOrganisation(form);
		const representative = readPerson(form, 'representative');
		const deputy = readDeputy(form);
		const answers = readQuestionnaire(form, await listJoiningQuestions(db, application.clusterId));
		const consents = readConsents(form);
		const classes = await listClasses(db, application.clusterId);
		const chosen = classes.find(({ id }) => id === textIn(form, 'class'));
		const problems = [
			...[organisation, representative, deputy, answers].flatMap((read) => read.problems),
			...(chosen ? [] : [{ name: 'class', reason: 'class_missing' }]),
			...consentProblems(consents)
		];
		if (problems.length > 0 || !chosen)
			return fail(400, { problems: sayProblems(problems, locale), values: valuesIn(form) });
		const declaration = {
			kind: chosen.kind,
			classId: chosen.id,
			organisationId: null,
			organisation: organisation.value,
			representative: representative.value,
			deputy: deputy.value,
			answers: answers.value,
			consents,
			edition: Number(textIn(form, 'edition'))
		};
		const occasion = await occasionOf(event);
		const done = await attempt(db, (tx) => declare(tx, application.id, declaration, occasion));
		if (!done.ok) return refused(done, locale, { values: valuesIn(form) });
		return onward(event, 'memberships_declared_notice');
	},
	sign: async (event) => {
		const { db, locale } = event.locals;
		const { id } = await mine(event);
		const form = await event.request.formData();
		const occasion = await occasionOf(event);
		const signed = { id, name: textIn(form, 'name'), way: 'page' } as const;
		const done = form.has('agreed')
			? await attempt(db, (tx) => confirmDeclaration(tx, visitor, signed, occasion))
			: refuse('consent_missing');
		if (!done.ok) return refused(done, locale, { values: valuesIn(form) });
		return onward(event, 'memberships_signed_notice');
	},
	withdraw: async (event) => {
		const { db, locale, now } = event.locals;
		const { id } = await mine(event);
		const form = await event.request.formData();
		const reason = textIn(form, 'reason').slice(0, 2000);
		const done = await attempt(db, (tx) => withdrawApplication(tx, { id, reason }, now));
		if (!done.ok) return refused(done, locale);
		return onward(event, 'memberships_withdrawn_notice');
	},
	message: async (event) => {
		const { db, locale } = event.locals;
		const { id } = await mine(event);
		const form = await event.request.formData();
		const occasion = await occasionOf(event);
		const note = { id, text: textIn(form, 'text'), isFromCluster: false, isInternal: false };
		const done = await attempt(db, (tx) => writeNote(tx, visitor, note, occasion));
		if (!done.ok) return refused(done, locale, { values: valuesIn(form) });
		return onward(event, 'memberships_message_notice');
	}
};
