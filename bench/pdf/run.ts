import { parseArgs } from 'node:util';
import { findSealFlaw } from '#platform/pdf/seal-check.ts';
import { offerTypesetting, renderPdf } from '#platform/pdf/pdf.server.ts';
import { fingerprintOf, makeKey } from '#platform/pdf/sealing-key.server.ts';
import { sealPdf } from '#platform/pdf/sealing.server.ts';
import { typesetInThread } from '#platform/pdf/thread.ts';
import { locales, type Locale } from '#platform/locale.ts';
import { documentTold, type Printed } from '#rooms/signing/document.ts';
import { agreementDocument } from '#rooms/signing/pdf/agreement.ts';
import { machine, median, percentile, round, tableOf } from '../machine.ts';
import { printedAgreement } from './made-up.ts';

const { values } = parseArgs({
	options: { json: { type: 'boolean' }, rounds: { type: 'string', default: '10' } }
});

const now = new Date('2026-11-22T10:00:00Z');
const key = await makeKey(now);
const fingerprint = fingerprintOf(key);
offerTypesetting(typesetInThread);

async function sealed(locale: Locale, number: number) {
	const printed: Printed = printedAgreement(locale, number, fingerprint);
	const begun = performance.now();
	const told = documentTold(printed);
	const pdf = await renderPdf(agreementDocument, told, { locale, title: told.title, now });
	const set = performance.now();
	const words = { name: 'Osnova', reason: told.title, place: 'Łódź', at: now };
	const file = Buffer.from(sealPdf(pdf, key, words));
	const took = { whole: performance.now() - begun, seal: performance.now() - set };
	if (findSealFlaw(file)) throw new Error(`${locale}: the seal does not hold`);
	const pages = (file.toString('latin1').match(/\/Type \/Page\b(?!s)/g) ?? []).length;
	return { ...took, pages, kilobytes: file.length / 1024 };
}

/** How long this process was kept from anything else while the thread was setting. */
async function held(work: () => Promise<unknown>): Promise<number> {
	let worst = 0;
	let last = performance.now();
	const timer = setInterval(() => {
		const at = performance.now();
		worst = Math.max(worst, at - last - 5);
		last = at;
	}, 5);
	await work();
	clearInterval(timer);
	return worst;
}

const first = await sealed('pl', 0);
const rows: (string | number)[][] = [];
let worstHold = 0;
for (const locale of locales) {
	const took: Awaited<ReturnType<typeof sealed>>[] = [];
	for (let number = 1; number <= Number(values.rounds); number++)
		worstHold = Math.max(
			worstHold,
			await held(async () => took.push(await sealed(locale, number)))
		);
	const whole = took.map((one) => one.whole);
	rows.push([
		locale,
		took[0]?.pages ?? 0,
		round(median(whole), 0),
		round(percentile(whole, 0.95), 0),
		round(Math.max(...whole), 0),
		round(median(took.map((one) => one.seal)), 0),
		round(took[0]?.kilobytes ?? 0, 0)
	]);
}

const told = {
	machine: machine(),
	first: round(first.whole, 0),
	worstHold: round(worstHold, 0),
	rows
};
if (values.json) console.log(JSON.stringify(told));
else {
	console.log(told.machine);
	const head = ['language', 'pages', 'p50 ms', 'p95 ms', 'worst ms', 'of it the seal, ms', 'kB'];
	console.log(tableOf(head, rows));
	console.log(`first ${told.first} ms; the process held up for at most ${told.worstHold} ms`);
}
