import { createHash } from 'node:crypto';
import { chmod, lstat, mkdir, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PlainSentence } from '#platform/plain-sentence.ts';
import { handOver, NOBODY, type Caller } from './caller.ts';

/** The kernel keeps a socket's path in 108 bytes, the last of them zero. */
const LONGEST_PATH = 107;

export async function makeSocketFolder(dataFolder: string, caller: Caller): Promise<string> {
	const folder = socketFolderFor(dataFolder);
	await mkdir(folder, { mode: 0o700, recursive: true });
	await refuseForeign(folder, caller);
	await handOver(folder, caller);
	await chmod(folder, 0o700);
	return folder;
}

/** Nothing of ours stays behind under the shared temporary folder. */
export async function leaveSocketFolder(dataFolder: string): Promise<void> {
	const folder = socketFolderFor(dataFolder);
	if (!folder.startsWith(dataFolder)) await rmdir(folder).catch(() => undefined);
}

export function socketFolderFor(dataFolder: string): string {
	const beside = path.join(dataFolder, 'socket');
	if (Buffer.byteLength(path.join(beside, '.s.PGSQL.5432.lock')) <= LONGEST_PATH) return beside;
	const key = createHash('sha256').update(dataFolder).digest('hex').slice(0, 16);
	return path.join(tmpdir(), `osnova-${key}`);
}

/** The folder under the shared temporary folder may have been laid there by somebody else. */
async function refuseForeign(folder: string, { owner }: Caller): Promise<void> {
	const found = await lstat(folder);
	const isFromFallback = process.getuid?.() === 0 && found.uid === NOBODY;
	const isOurs = isFromFallback || [owner.uid, process.getuid?.()].includes(found.uid);
	if (found.isDirectory() && isOurs) return;
	throw new PlainSentence(
		`The folder ${folder} belongs to somebody else. Please remove it, or choose a shorter folder with --data.`
	);
}
