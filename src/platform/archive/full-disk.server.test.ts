import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { expect, it, onTestFinished } from 'vitest';
import { testDatabaseAt } from '#platform/database/testing.ts';
import { diskFileStore } from '#platform/files/disk.server.ts';
import { isDiskFull } from '#platform/guards/hindrance.ts';
import { backUp } from './backup.server.ts';

const { url } = await testDatabaseAt();

async function folder(): Promise<string> {
	const home = await mkdtemp(path.join(tmpdir(), 'osnova-full-'));
	onTestFinished(() => rm(home, { recursive: true }));
	return home;
}

// Whatever is written to /dev/full meets a full disk, without anybody's having to fill one.
it.runIf(existsSync('/dev/full'))(
	'a backup that finds the disk full says so, and leaves no half',
	async () => {
		const home = await folder();
		const file = path.join(home, 'house.osnova');
		await symlink('/dev/full', `${file}.half`);
		const sides = { url, files: diskFileStore(home), report: () => undefined };
		await expect(backUp(file, sides)).rejects.toThrow('The disk is full');
		expect(await readdir(home)).toEqual([]);
	}
);

it('a file that does not fit leaves neither a half nor a name', async () => {
	const home = await folder();
	const store = diskFileStore(home);
	const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
	const content = Readable.from(
		(function* () {
			yield Buffer.from('the first piece');
			throw full;
		})()
	);
	const failure: unknown = await store
		.put('ab'.repeat(32), content)
		.catch((error: unknown) => error);
	expect(isDiskFull(failure)).toBe(true);
	expect(await store.has('ab'.repeat(32))).toBe(false);
	expect(await Array.fromAsync(store.list())).toEqual([]);
	expect((await readdir(home)).filter((name) => name.startsWith('.half'))).toEqual([]);
});
