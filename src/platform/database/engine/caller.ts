import { spawnSync } from 'node:child_process';
import { chown, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { PlainSentence } from '#platform/plain-sentence.ts';

/** The user id that owns nothing; PostgreSQL refuses to run as root. */
export const NOBODY = 65534;

/** How PostgreSQL is called: as whom, and by which commands before it. */
export interface Caller {
	/** Who must own the folders PostgreSQL writes. */
	owner: { uid: number; gid: number };
	before: string[];
	spawnAs: { uid?: number; gid?: number };
}

export function findCaller(): Caller {
	const untilWeDie = works('setpriv', '--pdeathsig', 'INT', 'true')
		? ['setpriv', '--pdeathsig', 'INT']
		: [];
	const uid = process.getuid?.() ?? 0;
	const gid = process.getgid?.() ?? 0;
	if (uid !== 0) return { owner: { uid, gid }, before: untilWeDie, spawnAs: {} };

	const mapped = ['unshare', '-U', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`];
	if (works(...mapped, 'true')) {
		return { owner: { uid, gid }, before: [...mapped, ...untilWeDie], spawnAs: {} };
	}
	const nobody = { uid: NOBODY, gid: NOBODY };
	return { owner: nobody, before: untilWeDie, spawnAs: nobody };
}

export function callOf(caller: Caller, binary: string, args: string[]): [string, string[]] {
	const [command = binary, ...rest] = [...caller.before, binary, ...args];
	return [command, rest];
}

/** Folders made while running as another user change hands before PostgreSQL sees them. */
export async function handOver(folder: string, { owner }: Caller): Promise<void> {
	const { uid } = await stat(folder);
	if (uid === owner.uid) return;
	if (process.getuid?.() !== 0) {
		throw new PlainSentence(
			`The folder ${folder} belongs to another user. Please start as that user, or name another folder with --data.`
		);
	}
	await chownTree(folder, owner);
}

async function chownTree(folder: string, owner: Caller['owner']): Promise<void> {
	await chown(folder, owner.uid, owner.gid);
	for (const entry of await readdir(folder, { recursive: true })) {
		await chown(path.join(folder, entry), owner.uid, owner.gid);
	}
}

function works(command = '', ...args: string[]): boolean {
	return spawnSync(command, args, { stdio: 'ignore' }).status === 0;
}
