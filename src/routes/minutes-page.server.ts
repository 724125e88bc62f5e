import { m } from '#messages';
import type { Database } from '#platform/database/database.ts';
import type { Locale } from '#platform/locale.ts';
import { renderPdf } from '#platform/pdf/pdf.server.ts';
import { seatRoleName } from '#rooms/governance/governance-words.ts';
import { blocksOf, draftMinutes } from '#rooms/governance/minutes-draft.ts';
import { minutesGround, type MinutesRecord } from '#rooms/governance/minutes.server.ts';
import { minutes } from '#rooms/governance/pdf/minutes.ts';
import { textIn } from '#rooms/governance/reader-text.ts';
import { formatDate, languageName } from '#ui/format.ts';

type Asked = { locale: Locale; now: Date; approvedAt?: Date | null; digest?: string | null };

/** The minutes as they stand in their own language; in others as the records tell them. */
export async function renderMinutes(
	db: Database,
	record: Pick<MinutesRecord, 'sittingId' | 'locale' | 'text'>,
	{ locale, now, approvedAt = null, digest = null }: Asked
) {
	const ground = await minutesGround(db, record.sittingId);
	const isOwn = locale === record.locale;
	const said = { locale };
	const title = m.governance_minutes_title({ number: ground.number }, said);
	const standing = [
		approvedAt
			? m.governance_minutes_approved_on(
					{ date: formatDate(locale, approvedAt, 'long', ground.timeZone) },
					said
				)
			: m.governance_minutes_is_draft({}, said),
		isOwn
			? ''
			: m.governance_minutes_translated({ language: languageName(locale, record.locale) }, said)
	];
	const told = {
		title,
		organ: textIn(ground.organNames, locale, ground.original),
		owner: ground.owner[locale] ?? '',
		standing: standing.filter(Boolean).join(' '),
		isDraft: !approvedAt,
		blocks: blocksOf(isOwn ? record.text : draftMinutes(ground, locale)),
		lang: locale,
		signatures: [
			{ role: seatRoleName('chair', locale), name: ground.chairName ?? '' },
			{ role: m.governance_keeper({}, said), name: ground.secretaryName ?? '' }
		].filter(({ name }) => name),
		digest: isOwn ? digest : null
	};
	return renderPdf(minutes, told, { locale, title: `${title}: ${told.organ}`, now });
}
