import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { house } from '#platform/actor.ts';
import { after, days } from '#platform/clock.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { diskFileStore } from '#platform/files/disk.server.ts';
import { unwrap } from '#platform/outcome.ts';
import { aCluster } from '#rooms/clusters/testing.ts';
import { anOrganisation } from '#rooms/organisations/testing.ts';
import { aPerson } from '#rooms/people/testing.ts';
import { dropChange, findChange, passChange, returnChange } from './changing.server.ts';
import { listEntries, listSteps } from './entry-record.server.ts';
import { changeEntry } from './entry.server.ts';
import { expireEntries } from './expiring.server.ts';
import { addFile, listFiles, listShownFiles, removeFile } from './files.server.ts';
import { passEntry, sendIn, stepAsOwner } from './reviewing.server.ts';
import { anEntry, anEntryDraft, marketDay as now } from './testing.ts';

const db = await testDatabase();
const files = diskFileStore(await mkdtemp(path.join(tmpdir(), 'entry-files-')));
const mill = await anOrganisation(db, { name: 'Przędzalnia Nitka' });
const checker = (await aPerson(db, { name: 'Ada' })).actor;
const clusterId = await aCluster(db, { name: 'Klaster Mody' });
const act = <Value>(deed: Parameters<typeof attempt<Value>>[1]) => attempt(db, deed);
let id = '';

const add = (name: string, content = name) =>
	act((tx) => {
		const file = { name, content: new TextEncoder().encode(`%PDF-1.7 ${content}`), titles: {} };
		return addFile(tx, files, house, { entryId: id, ...file, now });
	});
const remove = (fileId: string) =>
	act((tx) => removeFile(tx, house, { entryId: id, id: fileId, now }));
const shown = async () => (await listShownFiles(db, id)).map(({ name }) => name);
const all = async () => (await listFiles(db, id)).map(({ name }) => name);
const pass = () => act((tx) => passChange(tx, checker, { id }, now));
const waits = async () =>
	(await listEntries(db, { clusterId, awaitsCluster: true })).entries.some((one) => one.id === id);

beforeEach(async () => {
	id = await anEntry(db, { organisationId: mill, clusterId }, { title: 'Przędza wełniana' });
	unwrap(await add('certyfikat.pdf'));
	unwrap(await act((tx) => sendIn(tx, house, { id, isAnother: true }, now)));
	expect(await add('pokątny.pdf')).toMatchObject({ reason: 'entry_not_open' });
	unwrap(await act((tx) => passEntry(tx, checker, { id }, now)));
});

describe('a file added to an entry the cluster has looked at', () => {
	it('is seen when the cluster has looked at it too', async () => {
		expect(unwrap(await add('cennik.pdf'))).toMatchObject({ isWaiting: true });
		expect([await shown(), await waits()]).toEqual([['certyfikat.pdf'], true]);
		expect(await all()).toEqual(['certyfikat.pdf', 'cennik.pdf']);
		expect(await pass()).toMatchObject({ value: 'published' });
		expect([await shown(), await waits()]).toEqual([['certyfikat.pdf', 'cennik.pdf'], false]);
		const kinds = (await listSteps(db, id)).map(({ kind }) => kind);
		expect(kinds).toEqual(expect.arrayContaining(['change_sent', 'change_passed']));
	});

	it('waits together with changed words; a second one starts the looking anew', async () => {
		const draft = anEntryDraft({ title: 'Przędza z merynosów' });
		unwrap(await act((tx) => changeEntry(tx, house, { id, edition: 1, draft }, now)));
		unwrap(await act((tx) => returnChange(tx, checker, { id, comment: 'A zdjęcie?' }, now)));
		expect(await waits()).toBe(false);
		unwrap(await add('zdjęcie.pdf'));
		expect(await waits()).toBe(true);
		expect((await findChange(db, id))?.draft.texts.pl?.title).toBe('Przędza z merynosów');
		unwrap(await pass());
		expect(await shown()).toContain('zdjęcie.pdf');
	});

	it('goes with the change its owner drops', async () => {
		unwrap(await add('cennik.pdf'));
		unwrap(await act((tx) => dropChange(tx, house, { id }, now)));
		expect([await all(), await waits()]).toEqual([['certyfikat.pdf'], false]);
	});

	it('is taken away before anybody looked, and nothing waits any longer', async () => {
		const first = unwrap(await add('cennik.pdf'));
		const second = unwrap(await add('rysunek.pdf'));
		unwrap(await remove(first.id));
		expect(await waits()).toBe(true);
		unwrap(await remove(second.id));
		unwrap(await remove(second.id));
		expect([await waits(), await findChange(db, id)]).toEqual([false, undefined]);
	});

	it('is in sight with the entry that was taken back and passed again', async () => {
		unwrap(await add('cennik.pdf'));
		unwrap(await act((tx) => stepAsOwner(tx, house, { id, kind: 'withdrawn' }, now)));
		expect(await shown()).toEqual(['certyfikat.pdf', 'cennik.pdf']);
	});
});

it('takes away at once what others have seen', async () => {
	const [file] = await listFiles(db, id);
	unwrap(await remove(file?.id ?? ''));
	expect([await shown(), await waits()]).toEqual([[], false]);
});

it('looks at what is changed in an entry that has run out, since renewing shows it again', async () => {
	await expireEntries(db, after(now, days(400)));
	unwrap(await add('cennik.pdf'));
	expect([await shown(), await waits()]).toEqual([['certyfikat.pdf'], true]);
	const draft = anEntryDraft({ title: 'Przędza z merynosów' });
	expect(
		unwrap(await act((tx) => changeEntry(tx, house, { id, edition: 1, draft }, now)))
	).toMatchObject({ isWaiting: true });
	unwrap(await act((tx) => stepAsOwner(tx, house, { id, kind: 'renewed' }, now)));
	expect(await shown()).toEqual(['certyfikat.pdf']);
	unwrap(await pass());
	expect(await shown()).toContain('cennik.pdf');
});
