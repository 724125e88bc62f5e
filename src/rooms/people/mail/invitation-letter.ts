import { m } from '#messages';
import type { Role } from '#platform/actor.ts';
import type { Locale } from '#platform/locale.ts';
import type { Letter } from '#platform/mail/letter.ts';
import { roleName } from '../role-name.ts';

export type InvitationWords = {
	email: string;
	locale: Locale;
	role: Role;
	inviter: string;
	/** Name of the organisation, cluster or alliance. */
	scopeName: string;
	isHandOver: boolean;
};

export function invitationLetter(words: InvitationWords, origin: string, token: string): Letter {
	const in_ = { locale: words.locale };
	const named = {
		inviter: words.inviter,
		role: roleName(words.role, words.locale),
		scope: words.scopeName
	};
	const text = words.isHandOver ? m.people_letter_hand_over_text : m.people_letter_invitation_text;
	return {
		to: words.email,
		locale: words.locale,
		kind: 'invitation',
		subject: m.people_letter_invitation_subject(named, in_),
		paragraphs: [text(named, in_), m.people_letter_invitation_term({}, in_)],
		action: {
			label: m.people_letter_invitation_action({}, in_),
			href: `${origin}/${words.locale}/invitation?token=${encodeURIComponent(token)}`
		},
		footer: m.people_letter_ignore({}, in_)
	};
}
