import { fail, redirect } from '@sveltejs/kit';
import { attempt } from '#platform/database/attempt.ts';
import { textIn, valuesIn } from '#platform/guards/form.server.ts';
import { leadOn } from '#platform/guards/notice.server.ts';
import { refusalText } from '#platform/guards/words.server.ts';
import { isId, newId } from '#platform/ids.ts';
import { personalToken } from '#rooms/events/personal-link.server.ts';
import { enquire } from '#rooms/memberships/application.server.ts';
import { listClasses } from '#rooms/memberships/class.server.ts';
import { readOrganisation, readPerson } from '#rooms/memberships/declaration.form.ts';
import { findJoiningForm } from '#rooms/memberships/joining-form.server.ts';
import { chooseText } from '#ui/locale-text.ts';
import { declarationChoices } from '../../../../../application-page.server.ts';
import { clusterOf } from '../../../../../cluster-page.server.ts';
import { sayProblems } from '../../../../../problem-words.server.ts';
import { keepPrivate, occasionOf } from '../../../../../registration-page.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { db, locale, now, person } = event.locals;
	const cluster = await clusterOf(event);
	keepPrivate(event);
	const joining = await findJoiningForm(db, cluster.id);
	const { classes, schemes, countries } = await declarationChoices(db, cluster, { locale, now });
	return {
		isOpen: joining.isOpen,
		introduction: chooseText(joining.introductions, locale, cluster.originalLocale) ?? null,
		classes,
		schemes,
		countries,
		country: cluster.country,
		submissionId: newId(),
		known: { contact_name: person?.name ?? '', contact_email: person?.email ?? '' }
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { db, locale, actor } = event.locals;
		const cluster = await clusterOf(event);
		const form = await event.request.formData();
		const contact = readPerson(form, 'contact');
		const organisation = readOrganisation(form);
		const problems = [...organisation.problems, ...contact.problems];
		const submissionId = isId(textIn(form, 'submission')) ? textIn(form, 'submission') : newId();
		const again = (said: { name?: string; text: string }[]) =>
			fail(400, { problems: said, values: valuesIn(form), submissionId });
		if (problems.length > 0) return again(sayProblems(problems, locale));
		// A field nobody sees: whoever fills it in is no person.
		if (textIn(form, 'homepage')) redirect(303, event.url.pathname);
		const classes = await listClasses(db, cluster.id);
		const chosen = classes.find(({ id }) => id === textIn(form, 'class'));
		const occasion = await occasionOf(event);
		const done = await attempt(db, (tx) =>
			enquire(
				tx,
				actor,
				{
					clusterId: cluster.id,
					submissionId,
					kind: chosen?.kind ?? 'member',
					classId: chosen?.id ?? null,
					organisationId: null,
					organisation: organisation.value,
					contact: contact.value,
					message: textIn(form, 'message').slice(0, 4000),
					locale
				},
				occasion
			)
		);
		const { token } = personalToken(occasion.secret, submissionId);
		const path = `/${locale}/applications/${token}`;
		if (done.ok) return leadOn(event, path, 'memberships_enquired_notice');
		if (done.reason === 'submitted_already') redirect(303, path);
		return again([{ text: refusalText(done, locale) }]);
	}
};
