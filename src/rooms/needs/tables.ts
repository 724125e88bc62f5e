import type { Generated } from 'kysely';
import type { Locale } from '#platform/locale.ts';
import type { NeedAnswerKind, NeedKind, NeedSource } from './need.ts';

export type NeedTable = {
	id: string;
	organisationId: string | null;
	clusterId: string;
	locale: Locale;
	text: string;
	kind: NeedKind;
	chainStep: string | null;
	activity: string | null;
	sectors: Generated<string[]>;
	sentence: string;
	showsName: Generated<boolean>;
	sourceKind: NeedSource;
	sourceId: string | null;
	isDemo: Generated<boolean>;
	edition: Generated<number>;
	raisedAt: Date;
	raisedById: string | null;
	withdrawnAt: Date | null;
};

export type NeedAnswerTable = {
	id: string;
	needId: string;
	kind: NeedAnswerKind;
	subjectId: string | null;
	text: Generated<string>;
	answeredAt: Date;
	answeredById: string | null;
};

declare module '#platform/database/tables.ts' {
	interface Tables {
		need: NeedTable;
		needAnswer: NeedAnswerTable;
	}
}
