import type { Actor } from '#platform/actor.ts';
import type { Transaction } from '#platform/database/database.ts';
import { checkDocument } from '#platform/files/document.ts';
import { storeFile } from '#platform/files/files.server.ts';
import { isId } from '#platform/ids.ts';
import { isLocale, locales } from '#platform/locale.ts';
import { accept, refuse, type Outcome } from '#platform/outcome.ts';
import { listAgreements } from '#rooms/agreements/register.server.ts';
import { mayFulfil, mayRelease, mayUndertake } from '#rooms/obligations/access.ts';
import { byFile, byLink, byRecord, type Evidence } from '#rooms/obligations/evidence.ts';
import { fulfil, takeBack } from '#rooms/obligations/fulfilment.server.ts';
import {
	changeObligation,
	undertake,
	type ObligationDraft
} from '#rooms/obligations/obligation.server.ts';
import { recurrences } from '#rooms/obligations/obligation.ts';
import { release, resume } from '#rooms/obligations/release.server.ts';
import { openHouse } from '../house.server.ts';
import { actingOnAgreement, type AgreementAct } from './agreement-page.server.ts';
import { evidenceHappened } from './obligation-happened.server.ts';
import { idOrNull, insist } from './obligations-page.server.ts';

type Deed = (tx: Transaction, actor: Actor, act: AgreementAct) => Promise<Outcome<unknown>>;

const acting = (deed: Deed, notice: string) =>
	actingOnAgreement(deed, {
		may: ({ mayWork }) => mayWork,
		page: 'obligations',
		notice: `obligations_${notice}_notice`
	});

function draftIn({ text, day }: AgreementAct): ObligationDraft {
	const original = text('original_locale');
	const texts = locales.map((locale) => [locale, text(`text.${locale}`)]);
	return {
		...{ area: text('area'), partyId: idOrNull(text('party')), ownerId: idOrNull(text('owner')) },
		originalLocale: isLocale(original) ? original : 'en',
		texts: Object.fromEntries(texts.filter(([, one]) => one)),
		recurrence: recurrences.find((one) => one === text('recurrence')) ?? 'none',
		...{ dueOn: day('due_on'), until: day('until') }
	};
}

/** The promise that is meant, one of this very agreement. */
async function partyOf(tx: Transaction, { agreementId, id }: AgreementAct) {
	return tx
		.selectFrom('obligation')
		.select(['id', 'partyId'])
		.where('id', '=', id('obligation'))
		.where('agreementId', '=', agreementId)
		.executeTakeFirst();
}

/** One deed upon a promise, for those who may do it to what that party promised. */
const upon =
	(may: typeof mayFulfil, deed: (...of: [...Parameters<Deed>, string]) => ReturnType<Deed>): Deed =>
	async (tx, actor, act) => {
		const promise = await partyOf(tx, act);
		if (!promise) return refuse('obligation_unknown');
		insist(may(actor, act.agreement, promise, act.parties));
		return deed(tx, actor, act, promise.id);
	};

async function evidenceIn(
	tx: Transaction,
	actor: Actor,
	{ form, text, now, agreementId, agreement, parties }: AgreementAct
): Promise<Outcome<Evidence[]>> {
	const [kind, subjectId = ''] = text('record').split(':');
	const evidence: Evidence[] = [];
	if (isId(subjectId) && kind === 'event') evidence.push(byRecord(kind, subjectId));
	if (kind === 'meeting' || kind === 'entry') {
		const asked = { agreementId, parties, actor, now, locale: agreement.originalLocale };
		const happened = await evidenceHappened(tx, asked, text('record'));
		if (!happened) return refuse('evidence_unknown');
		evidence.push(happened);
	}
	if (isId(subjectId) && kind === 'agreement') {
		const seen = await listAgreements(
			tx,
			actor,
			{ ids: [subjectId] },
			{ now, limit: 1, offset: 0 }
		);
		if (seen.total === 0) return refuse('evidence_unknown');
		evidence.push(byRecord(kind, subjectId));
	}
	if (text('link')) evidence.push(byLink(text('link').slice(0, 2000)));
	const file = form.get('file');
	if (!(file instanceof File) || file.size === 0) return accept(evidence);
	const content = new Uint8Array(await file.arrayBuffer());
	const mediaType = checkDocument({ name: file.name, content });
	if (!mediaType.ok) return mediaType;
	const { files } = await openHouse();
	const stored = { name: file.name, mediaType: mediaType.value, content };
	return accept([...evidence, byFile(await storeFile(tx, files, actor, stored), file.name)]);
}

export const obligationActs = {
	undertake: acting(async (tx, actor, act) => {
		const { agreementId, agreement, parties, id, now } = act;
		const draft = draftIn(act);
		insist(mayUndertake(actor, agreement, draft, parties));
		return undertake(tx, actor, { id: id('obligation'), agreementId, draft, now });
	}, 'undertaken'),
	change: acting(
		upon(mayUndertake, (tx, actor, act, id) => {
			const draft = draftIn(act);
			insist(mayUndertake(actor, act.agreement, draft, act.parties));
			const edition = Number(act.text('edition'));
			return changeObligation(tx, actor, { id, edition, draft, now: act.now });
		}),
		'changed'
	),
	fulfil: acting(
		upon(mayFulfil, async (tx, actor, act, id) => {
			const doneOn = act.day('done_on');
			if (!doneOn) return refuse('date_missing');
			const evidence = await evidenceIn(tx, actor, act);
			if (!evidence.ok) return evidence;
			const fulfilment = {
				...{ dueOn: act.day('due_on'), doneOn, note: act.text('note'), evidence: evidence.value }
			};
			return fulfil(tx, actor, { id, fulfilment, now: act.now });
		}),
		'fulfilled'
	),
	takeBack: acting(
		upon(mayFulfil, (tx, actor, { id: idIn, now }, id) =>
			takeBack(tx, actor, { id, fulfilmentId: idIn('fulfilment'), now })
		),
		'taken_back'
	),
	release: acting(
		upon(mayRelease, (tx, actor, { text, now }, id) =>
			release(tx, actor, { id, reason: text('reason'), now })
		),
		'released'
	),
	resume: acting(
		upon(mayRelease, (tx, actor, _act, id) => resume(tx, actor, { id })),
		'resumed'
	)
};
