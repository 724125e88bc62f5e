import { expect, test } from 'vitest';
import { house } from '#platform/actor.ts';
import { attempt } from '#platform/database/attempt.ts';
import { testDatabase } from '#platform/database/testing.ts';
import { newId } from '#platform/ids.ts';
import { unwrap } from '#platform/outcome.ts';
import { bringClassBack, listClasses, putClass, retireClass } from './class.server.ts';
import {
	findJoiningForm,
	listJoiningQuestions,
	moveQuestion,
	putQuestion,
	retireQuestion,
	saveJoiningForm
} from './joining-form.server.ts';
import { aClusterWithFees, firstDay } from './testing.ts';

const db = await testDatabase();
const { clusterId, classId } = await aClusterWithFees(db, 'Klasowy');
const draft = (pl: string, code = 'member') => ({
	...{ kind: 'member' as const, code, names: { pl }, conditions: {}, votes: 1 }
});
type Known = { id: string; edition: number } | null;
const put = (pl: string, known: Known, code?: string) =>
	attempt(db, (tx) => putClass(tx, house, { clusterId, known, draft: draft(pl, code) }));
const retire = (id: string) =>
	attempt(db, (tx) => retireClass(tx, house, { clusterId, id }, firstDay));
const back = (id: string) => attempt(db, (tx) => bringClassBack(tx, house, { clusterId, id }));

test('of two who rename a class at once the second is told', async () => {
	const known = { id: classId, edition: 1 };
	const done = await Promise.all([put('Zwyczajny', known), put('Zwykły', known)]);
	expect(done.filter(({ ok }) => ok)).toHaveLength(1);
	expect(done.find(({ ok }) => !ok)).toMatchObject({ reason: 'class_changed_meanwhile' });
	expect(await put('Członek', { id: classId, edition: 2 })).toMatchObject({ ok: true });
	expect(await put('Obcy', { id: newId(), edition: 1 })).toMatchObject({
		reason: 'record_unknown'
	});
	expect(await put('Drugi', null)).toMatchObject({ reason: 'class_code_taken' });
});

test('a class is ended and brought back; the last one of an open form stays', async () => {
	expect(await retire(classId)).toMatchObject({ reason: 'class_last_open' });
	const second = unwrap(await put('Partner', null, 'partner'));
	const done = await Promise.all([retire(classId), retire(second)]);
	expect(done.filter(({ ok }) => ok)).toHaveLength(1);
	const left = await listClasses(db, clusterId);
	expect(left).toHaveLength(1);
	const ended = left[0]!.id === classId ? second : classId;
	expect(await retire(ended)).toMatchObject({ reason: 'record_unknown' });
	expect(await back(ended)).toMatchObject({ ok: true });
	expect(await back(ended)).toMatchObject({ reason: 'record_unknown' });
	expect(await listClasses(db, clusterId)).toHaveLength(2);
	const { edition, introductions } = await findJoiningForm(db, clusterId);
	const closed = { clusterId, isOpen: false, introductions, edition };
	await attempt(db, (tx) => saveJoiningForm(tx, house, closed, firstDay));
	for (const id of [classId, second]) expect(await retire(id)).toMatchObject({ ok: true });
});

const asked = async () =>
	(await listJoiningQuestions(db, clusterId)).map(({ labels }) => labels.pl ?? '');
const ask = (pl: string, known: Known = null) =>
	attempt(db, (tx) =>
		putQuestion(tx, house, {
			...{ clusterId, known },
			draft: { kind: 'short_text', labels: { pl }, options: [], isRequired: false }
		})
	);

test('questions are put in order, ended, asked again, and not overwritten unseen', async () => {
	const [one, two, three] = [await ask('Jeden'), await ask('Dwa'), await ask('Trzy')].map(unwrap);
	const move = (id: string, by: -1 | 1) =>
		attempt(db, (tx) => moveQuestion(tx, house, { clusterId, id, by }));
	const set = (id: string, retiredAt: Date | null) =>
		attempt(db, (tx) => retireQuestion(tx, house, { clusterId, id, retiredAt }));
	await move(three!, -1);
	await move(one!, -1);
	expect(await asked()).toEqual(['Jeden', 'Trzy', 'Dwa']);
	await set(one!, firstDay);
	expect(await set(one!, firstDay)).toMatchObject({ reason: 'record_unknown' });
	await ask('Cztery');
	await set(one!, null);
	expect(await asked()).toEqual(['Trzy', 'Dwa', 'Cztery', 'Jeden']);
	await move(one!, -1);
	expect(await asked()).toEqual(['Trzy', 'Dwa', 'Jeden', 'Cztery']);
	const known = { id: two!, edition: 1 };
	const done = await Promise.all([ask('Dwa razy', known), ask('Dwie', known)]);
	expect(done.find(({ ok }) => !ok)).toMatchObject({ reason: 'question_changed_meanwhile' });
	expect(await asked()).toContain(done[0]!.ok ? 'Dwa razy' : 'Dwie');
});
