import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { Letter } from '#platform/mail/letter.ts';

type To = { personId: string; name: string; email: string; locale: Locale };
type News = { isDeclared: boolean; organisation: string; cluster: string; link: string };

/** To the managers of a cluster: somebody asks to join, or has declared. */
export function newsLetter(to: To, { isDeclared, organisation, cluster, link }: News): Letter {
	const { locale } = to;
	const inputs = { organisation, cluster };
	return {
		kind: 'application_news',
		to: to.email,
		personId: to.personId,
		locale,
		subject: isDeclared
			? m.memberships_letter_news_declared(inputs, { locale })
			: m.memberships_letter_news_enquiry(inputs, { locale }),
		paragraphs: [
			m.people_letter_greeting({ name: to.name }, { locale }),
			m.memberships_letter_news_text(inputs, { locale })
		],
		action: { label: m.memberships_letter_news_action({}, { locale }), href: link }
	};
}
