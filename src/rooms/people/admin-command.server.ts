import { house } from '#platform/actor.ts';
import { wallClock } from '#platform/clock.ts';
import { PlainSentence } from '#platform/plain-sentence.ts';
import type { Command } from '#platform/serve/command.ts';
import { withHouse } from '#platform/serve/reaching.server.ts';
import { grantRole } from './grant.server.ts';
import { findPersonByEmail } from './person.server.ts';

/** The first administrator of a house without a demo world comes from the command line. */
export const adminCommand: Command = {
	usage: 'EMAIL',
	summary: 'makes the person with this address an administrator',
	async run(args, report) {
		const [email, ...rest] = args.filter((word) => !word.startsWith('--'));
		const data = args.find((word) => word.startsWith('--data='))?.slice('--data='.length);
		if (!email || rest.length > 0) throw new PlainSentence('Say whom: bin/osnova admin EMAIL');
		await withHouse(data, report, async ({ db }) => {
			const person = await findPersonByEmail(db, email);
			if (!person) throw new PlainSentence(`Nobody has signed up as ${email} yet.`);
			const grant = {
				personId: person.id,
				role: 'administrator' as const,
				scope: { kind: 'instance' as const, id: null },
				validFrom: wallClock()
			};
			const granted = await db.transaction().execute((tx) => grantRole(tx, house, grant));
			report(
				granted.ok ? `${person.name} is an administrator now.` : `${person.name} is one already.`
			);
		});
	}
};
