import { migrate } from '#platform/database/migrate.ts';
import type { Command } from './command.ts';
import { readCommand, withHouse } from './reaching.server.ts';

export const migrateCommand: Command = {
	usage: '',
	summary: 'bring the database up to this program without starting it',
	async run(args, report) {
		const { values } = readCommand(args, {});
		await withHouse(values.data, report, async ({ db }) => {
			const done = await migrate(db);
			for (const name of done) report(name);
			report(done.length > 0 ? 'The database is up to date' : 'The database was up to date');
		});
	}
};
