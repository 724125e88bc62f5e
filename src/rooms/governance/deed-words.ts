import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import type { TitledTexts } from './organ.ts';
import { titledIn } from './reader-text.ts';

type Plain = (inputs: Record<string, never>, options: { locale: Locale }) => string;

const sayings: Record<string, Plain> = {
	'organ.established': m.governance_deed_established,
	'organ.changed': m.governance_deed_organ_changed,
	'organ.dissolved': m.governance_deed_dissolved,
	'organ.seated': m.governance_deed_seated,
	'organ.seat_ended': m.governance_deed_seat_ended,
	'sitting.planned': m.governance_deed_planned,
	'sitting.changed': m.governance_deed_sitting_changed,
	'sitting.convened': m.governance_deed_convened,
	'sitting.called_off': m.governance_deed_called_off,
	'sitting.opened': m.governance_deed_opened,
	'sitting.closed': m.governance_deed_closed,
	'sitting.voters_enlisted': m.governance_deed_enlisted,
	'sitting.right_lost': m.governance_deed_right_lost,
	'sitting.weight_set': m.governance_deed_weight,
	'sitting.arrived': m.governance_deed_arrived,
	'sitting.left': m.governance_deed_left,
	'sitting.proxy_given': m.governance_deed_proxy,
	'vote.opened': m.governance_deed_vote_opened,
	'vote.cast': m.governance_deed_vote_cast,
	'vote.closed': m.governance_deed_vote_closed,
	'minutes.drafted': m.governance_deed_minutes_drafted,
	'minutes.changed': m.governance_deed_minutes_changed,
	'minutes.approved': m.governance_deed_minutes_approved,
	'resolution.linked': m.governance_deed_linked,
	'resolution.unlinked': m.governance_deed_unlinked,
	'resolution.published': m.governance_deed_published,
	'resolution.withheld': m.governance_deed_withheld
};
type Deed = { deed: string; details?: Record<string, unknown> };
type OfItem = (inputs: { title: string }, options: { locale: Locale }) => string;

const agenda: Record<string, OfItem> = {
	'sitting.agenda_added': m.governance_deed_agenda_added,
	'sitting.agenda_changed': m.governance_deed_agenda_changed,
	'sitting.agenda_moved': m.governance_deed_agenda_moved,
	'sitting.agenda_removed': m.governance_deed_agenda_removed
};

export function sayDeed({ deed, details }: Deed, locale: Locale): string {
	const texts = details?.texts as TitledTexts | undefined;
	const ofItem = texts && agenda[deed];
	if (ofItem) return ofItem({ title: titledIn(texts, locale, locale).title }, { locale });
	const say = /^sitting\.agenda_/.test(deed) ? m.governance_deed_agenda : sayings[deed];
	return (say ?? m.governance_deed_other)({}, { locale });
}
