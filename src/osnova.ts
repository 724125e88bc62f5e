import { PlainSentence } from '#platform/plain-sentence.ts';
import type { Report } from '#platform/report.ts';
import type { Command } from '#platform/serve/command.ts';

/** The words of `bin/osnova`, each loaded when it is asked for. Rooms add theirs here. */
const commands: Record<string, () => Promise<Command>> = {
	backup: async () => (await import('#platform/archive/commands.server.ts')).backupCommand,
	restore: async () => (await import('#platform/archive/commands.server.ts')).restoreCommand,
	admin: async () => (await import('#rooms/people/admin-command.server.ts')).adminCommand,
	migrate: async () => (await import('#platform/serve/migrate-command.server.ts')).migrateCommand,
	schedule: async () => (await import('./schedule-command.ts')).scheduleCommand,
	check: async () => (await import('./schedule-command.ts')).checkCommand
};

const report: Report = (step) => process.stderr.write(`${step}\n`);

try {
	const [word = 'help', ...args] = process.argv.slice(2);
	if (['help', '--help', '-h'].includes(word)) process.stdout.write(await help());
	else await (await find(word)).run(args, report);
	process.exit(process.exitCode ?? 0);
} catch (error) {
	report(error instanceof PlainSentence ? error.message : String((error as Error).stack));
	process.exit(1);
}

async function find(word: string): Promise<Command> {
	const load = Object.hasOwn(commands, word) ? commands[word] : undefined;
	if (load) return load();
	throw new PlainSentence(`There is no command "${word}".\n\n${await help()}`);
}

async function help(): Promise<string> {
	const lines = Object.entries(commands).map(async ([word, load]) => {
		const { usage, summary } = await load();
		return `  ${`${word} ${usage}`.trim().padEnd(26)} ${summary}`;
	});
	return [
		'bin/osnova COMMAND [--data FOLDER]',
		'',
		...(await Promise.all(lines)),
		`  ${'help'.padEnd(26)} this text`,
		'',
		'With DATABASE_URL set, the commands work on that database. docs/running.md tells more.',
		''
	].join('\n');
}
