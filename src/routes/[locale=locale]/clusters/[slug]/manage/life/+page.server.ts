import { dayOf } from '#platform/calendar-day.ts';
import type { Locale } from '#platform/locale.ts';
import { refuse } from '#platform/outcome.ts';
import { listNextStages, stages, type Stage } from '#rooms/clusters/cluster.ts';
import { stageName } from '#rooms/clusters/cluster-words.ts';
import { correctLastStage, enterStage, takeBackLastStage } from '#rooms/clusters/life.server.ts';
import { managedCluster, managing } from '../../../../../cluster-manage.server.ts';
import { onDay, type Asked } from '../../../../../acting-upon.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locale, now } = event.locals;
	const cluster = await managedCluster(event);
	const last = cluster.stages.at(-1) ?? null;
	const before = cluster.stages.at(-2)?.stage ?? null;
	const mode = event.url.searchParams.get('last');
	return {
		today: dayOf(now),
		stages: cluster.stages.map((one) => ({ ...one, name: stageName(one.stage, locale) })),
		next: options(
			listNextStages(cluster.stage).filter((one) => one !== 'succeeded'),
			locale
		),
		instead: options(
			listNextStages(before).filter((one) => one !== 'succeeded'),
			locale
		),
		last: last && { ...last, name: stageName(last.stage, locale) },
		isCorrecting: mode === 'correct' && last !== null,
		isTakingBack: mode === 'take-back' && last !== null
	};
};

const options = (list: readonly Stage[], locale: Locale) =>
	list.map((value) => ({ value, label: stageName(value, locale) }));

const stageIn = ({ text }: Asked) => stages.find((stage) => stage === text('stage'));

export const actions: Actions = {
	enter: managing(
		(tx, actor, asked) =>
			onDay(asked.day('since'), async (since) => {
				const stage = stageIn(asked);
				const { recordId: clusterId, now, text } = asked;
				if (!stage) return refuse('stage_unknown');
				return enterStage(tx, actor, { clusterId, stage, since, note: text('note') || null }, now);
			}),
		'clusters_stage_entered',
		'life'
	),
	correct: managing(
		(tx, actor, asked) =>
			onDay(asked.day('since'), async (since) => {
				const stage = stageIn(asked);
				const { recordId: clusterId, now, text } = asked;
				if (!stage) return refuse('stage_unknown');
				const note = text('note') || null;
				return correctLastStage(tx, actor, { clusterId, stage, since, note }, now);
			}),
		'clusters_saved',
		'life'
	),
	takeBack: managing(
		(tx, actor, { recordId: clusterId, now }) => takeBackLastStage(tx, actor, clusterId, now),
		'clusters_saved',
		'life'
	)
};
