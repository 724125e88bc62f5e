/** In whose name letters leave the house: `MAIL_FROM` as an operator sets it. */
export const senderOf = (env: NodeJS.ProcessEnv): string =>
	env.MAIL_FROM ?? 'Osnova <osnova@localhost>';

type Mailbox = { name: string; email: string };

/**
 * Who invites, as calendars are told. Mail programs hold an invitation against the sender of its
 * letter: whoever is not the sender is named together with the house that sends in their name
 * (RFC 5545, 3.2.18), and who has no address has the house's own.
 */
export function organiserOf(
	{ name, email }: { name: string; email?: string | null },
	env: NodeJS.ProcessEnv
): Mailbox & { sentBy?: string } {
	const house = mailboxIn(senderOf(env));
	if (!email || email.toLowerCase() === house.toLowerCase()) return { name, email: house };
	return { name, email, sentBy: house };
}

const mailboxIn = (sender: string): string => /<([^>]+)>/.exec(sender)?.[1] ?? sender.trim();
