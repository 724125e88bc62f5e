import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { Cover } from './coverage.ts';
import type { Standing } from './obligation-life.ts';
import type { EvidenceKind, Recurrence } from './obligation.ts';

type Plain = (inputs: Record<string, never>, options: { locale: Locale }) => string;
const inWords =
	<Word extends string>(words: Record<Word, Plain>) =>
	(word: Word, locale: Locale): string =>
		words[word]({}, { locale });

export const standingName = inWords<Standing>({
	overdue: m.obligations_standing_overdue,
	due: m.obligations_standing_due,
	open: m.obligations_standing_open,
	done: m.obligations_standing_done,
	released: m.obligations_standing_released,
	ended: m.obligations_standing_ended
});

export const recurrenceName = inWords<Recurrence>({
	none: m.obligations_recurrence_none,
	monthly: m.obligations_recurrence_monthly,
	quarterly: m.obligations_recurrence_quarterly,
	half_yearly: m.obligations_recurrence_half_yearly,
	yearly: m.obligations_recurrence_yearly
});

export const evidenceName = inWords<EvidenceKind>({
	event: m.obligations_evidence_kind_event,
	meeting: m.obligations_evidence_kind_meeting,
	exchange: m.obligations_evidence_kind_exchange,
	entry: m.obligations_evidence_kind_entry,
	agreement: m.obligations_evidence_kind_agreement,
	file: m.obligations_evidence_kind_file,
	link: m.obligations_evidence_kind_link
});

export const coverName = inWords<Cover>({
	done: m.obligations_cover_done,
	promised: m.obligations_cover_promised,
	silent: m.obligations_cover_silent
});
