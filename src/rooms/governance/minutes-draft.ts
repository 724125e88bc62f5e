import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import { formatDate, formatPeriod, formatTime } from '#ui/format.ts';
import { majorityName, modeName, outcomeName } from './governance-words.ts';
import type { Majority, Texts, TitledTexts } from './organ.ts';
import { textIn, titledIn } from './reader-text.ts';
import { resolutionNumber } from './resolution.ts';
import type { SittingMode } from './sitting.ts';
import type { Count, VoteOutcome } from './vote.ts';

export type MinutesGround = {
	owner: Partial<Record<Locale, string>>;
	original: Locale;
	organNames: Texts;
	number: number;
	startsAt: Date;
	endsAt: Date;
	timeZone: string;
	mode: SittingMode;
	place: string | null;
	openedAt: Date | null;
	closedAt: Date | null;
	chairName: string | null;
	secretaryName: string | null;
	quorum: { present: number; entitled: number; quorum: number };
	voters: readonly {
		name: string;
		delegateName: string | null;
		weight: number;
		arrivedAt: Date | null;
		leftAt: Date | null;
		/** The holder of their proxy, if they were not there themselves. */
		holder: string | null;
	}[];
	items: readonly {
		texts: TitledTexts;
		presenter: string | null;
		vote: {
			year: number | null;
			number: number | null;
			majority: Majority;
			isSecret: boolean;
			outcome: VoteOutcome | null;
			count: Count | null;
		} | null;
	}[];
};

/** Minutes as the records tell them: lines, `## ` before a heading, `- ` before one of a list. */
export function draftMinutes(ground: MinutesGround, locale: Locale): string {
	const said = { locale };
	return [
		...opening(ground, locale),
		'',
		`## ${m.governance_minutes_attendance({}, said)}`,
		...attendance(ground, locale),
		m.governance_minutes_quorum({ ...ground.quorum }, said),
		'',
		`## ${m.governance_agenda({}, said)}`,
		...ground.items.map(
			({ texts }, at) => `- ${at + 1}. ${titledIn(texts, locale, ground.original).title}`
		),
		...ground.items.flatMap((item, at) => ['', ...proceedings(item, at, ground, locale)]),
		'',
		closing(ground, locale)
	]
		.join('\n')
		.trim();
}

function opening(ground: MinutesGround, locale: Locale): string[] {
	const { startsAt, endsAt, timeZone, place, mode, openedAt, chairName, secretaryName } = ground;
	const when = formatPeriod(locale, startsAt, endsAt, timeZone);
	return [
		m.governance_minutes_intro(
			{
				number: ground.number,
				organ: textIn(ground.organNames, locale, ground.original),
				owner: ground.owner[locale] ?? ground.owner[ground.original] ?? '',
				when: [when, place, modeName(mode, locale)].filter(Boolean).join(' · ')
			},
			{ locale }
		),
		m.governance_minutes_opened(
			{
				time: openedAt ? formatTime(locale, openedAt, timeZone) : '–',
				chair: chairName ?? '–',
				secretary: secretaryName ?? '–'
			},
			{ locale }
		)
	];
}

function attendance({ voters, timeZone }: MinutesGround, locale: Locale): string[] {
	const said = { locale };
	const time = (at: Date) => formatTime(locale, at, timeZone);
	return voters.flatMap(({ name, delegateName, weight, arrivedAt, leftAt, holder }) => {
		if (!arrivedAt && !holder) return [];
		const parts = [
			delegateName ? `${name} (${delegateName})` : name,
			weight === 1 ? '' : m.governance_minutes_weight({ weight }, said),
			arrivedAt ? '' : m.governance_minutes_by_proxy({ holder: holder ?? '' }, said),
			arrivedAt && leftAt ? m.governance_minutes_left({ time: time(leftAt) }, said) : ''
		];
		return [`- ${parts.filter(Boolean).join(', ')}`];
	});
}

type Item = MinutesGround['items'][number];

function proceedings(
	item: Item,
	at: number,
	{ original }: MinutesGround,
	locale: Locale
): string[] {
	const { title, text } = titledIn(item.texts, locale, original);
	const heading = `## ${at + 1}. ${title}`;
	const { vote } = item;
	if (!vote?.outcome || !vote.count) return [heading, item.presenter ?? '', text].filter(Boolean);
	const said = { locale };
	const number = resolutionNumber(vote);
	return [
		heading,
		item.presenter ?? '',
		text,
		m.governance_minutes_vote(
			{
				...vote.count,
				majority: majorityName(vote.majority, locale),
				secret: vote.isSecret ? m.governance_secret({}, said) : m.governance_open_vote({}, said)
			},
			said
		),
		number
			? m.governance_minutes_adopted({ number }, said)
			: `${outcomeName(vote.outcome, locale)}.`
	].filter(Boolean);
}

const closing = ({ closedAt, timeZone }: MinutesGround, locale: Locale): string =>
	closedAt
		? m.governance_minutes_closed(
				{
					date: formatDate(locale, closedAt, 'long', timeZone),
					time: formatTime(locale, closedAt, timeZone)
				},
				{ locale }
			)
		: '';

export type Block = { kind: 'heading' | 'point' | 'text'; text: string };

export const blocksOf = (text: string): Block[] =>
	text
		.split('\n')
		.map((line) => line.trim())
		.filter(Boolean)
		.map((line) => {
			if (line.startsWith('## ')) return { kind: 'heading', text: line.slice(3) };
			if (line.startsWith('- ')) return { kind: 'point', text: line.slice(2) };
			return { kind: 'text', text: line };
		});
