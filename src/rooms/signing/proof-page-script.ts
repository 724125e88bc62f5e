import {
	bytesIn,
	digestBlock,
	digestOfBytes,
	digestOfText,
	findActFlaw,
	findChainFlaw,
	findHeadFlaw,
	findProofFlaw,
	findShownFlaw,
	findVersionFlaw,
	headText,
	isRsaSignature,
	plainText,
	rsaNumbers,
	type ProofRecord
} from './proof-check.ts';

/** Runs in the page that stands alone; what is wrong is shown in each language. */
export async function checkPage(): Promise<void> {
	const told = document.getElementById('record')?.textContent ?? '';
	let flaw: { place: string; reason: string } | undefined;
	try {
		const record = JSON.parse(told) as ProofRecord;
		const shown = [...document.querySelectorAll('[data-of]')].map((one) => ({
			path: one.getAttribute('data-of') ?? '',
			text: one.textContent ?? ''
		}));
		flaw = (await findProofFlaw(record)) ?? findShownFlaw(record, shown);
		const wanted = Number(document.body.getAttribute('data-shown'));
		if (!flaw && shown.length !== wanted) flaw = { place: 'page', reason: 'shown_otherwise' };
	} catch (failure) {
		flaw = { place: 'record', reason: String(failure) };
	}
	document.documentElement.setAttribute('data-verdict', flaw ? 'broken' : 'whole');
	for (const one of document.querySelectorAll('.place'))
		one.textContent = flaw ? flaw.place + ': ' + flaw.reason : '';
}

/** All of it as one script; names are taken from the functions, for a build may have changed them. */
export const proofScript = (): string =>
	[
		digestBlock,
		digestOfBytes,
		digestOfText,
		plainText,
		findProofFlaw,
		findChainFlaw,
		findVersionFlaw,
		findActFlaw,
		findHeadFlaw,
		headText,
		bytesIn,
		isRsaSignature,
		rsaNumbers,
		findShownFlaw,
		checkPage
	]
		.map((one) => String(one).replaceAll('</', '<\\/'))
		.concat(`${checkPage.name}();`)
		.join('\n');
