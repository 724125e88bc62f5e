import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { PlainSentence } from '#platform/plain-sentence.ts';
import type { Command } from '#platform/serve/command.ts';
import {
	fileNamed,
	readCommand,
	refuseRunning,
	withHouse
} from '#platform/serve/reaching.server.ts';
import { backUp } from './backup.server.ts';
import type { Ending } from './layout.ts';
import { restore } from './restore.server.ts';

export const backupCommand: Command = {
	usage: 'FILE',
	summary: 'put the whole house into one file, while it is running or not',
	async run(args, report) {
		const { values, positionals } = readCommand(args, {});
		const file = fileNamed(positionals);
		refuseMissing(path.dirname(file), 'folder');
		await withHouse(values.data, report, async (house) => {
			const ending = await backUp(file, { ...house, report });
			const size = (statSync(file).size / 1e6).toFixed(1);
			report(`Backed up ${amountOf(ending)} into ${file} (${size} MB)`);
		});
	}
};

export const restoreCommand: Command = {
	usage: 'FILE [--replace]',
	summary: 'make an empty database the house in that file; --replace throws away what is there',
	async run(args, report) {
		const { values, positionals } = readCommand(args, {
			replace: { type: 'boolean', default: false }
		});
		const file = fileNamed(positionals);
		refuseMissing(file, 'file');
		await withHouse(values.data, report, async (house) => {
			await refuseRunning(house.db);
			const ending = await restore(file, { ...house, report, mayReplace: values.replace === true });
			report(`Restored ${amountOf(ending)} from ${file}`);
		});
	}
};

function amountOf({ rows, files }: Ending): string {
	const total = Object.values(rows).reduce((sum, count) => sum + count, 0);
	return `${total} rows of ${Object.keys(rows).length} tables and ${files} files`;
}

function refuseMissing(place: string, kind: 'file' | 'folder'): void {
	if (!existsSync(place)) throw new PlainSentence(`There is no ${kind} ${place}.`);
}
