import { m } from '#messages';
import type { Locale } from '#platform/locale.ts';
import { readerTexts } from '#rooms/clusters/reader-texts.ts';
import type { EventRecord } from '#rooms/events/event-record.server.ts';
import type { Material } from '#rooms/events/materials.server.ts';

/** Materials as a page lists them; with a personal link, those who have no account get them too. */
export const describeMaterials = (
	materials: readonly Material[],
	{ slug, originalLocale: original }: Pick<EventRecord, 'slug' | 'originalLocale'>,
	{ locale, token }: { locale: Locale; token?: string }
) =>
	materials.map(({ id, titles, bytes, mediaType, isPublic, sessionId }) => ({
		id,
		sessionId,
		isPublic,
		bytes,
		kind: mediaType.startsWith('image/')
			? m.events_material_picture({}, { locale })
			: kindOf(mediaType),
		title: readerTexts(
			Object.fromEntries(Object.entries(titles).map(([one, title]) => [one, { title }])) as Partial<
				Record<Locale, { title: string }>
			>,
			'title',
			{ locale, original }
		),
		href: `/${locale}/events/${slug}/materials/${id}${token ? `?registration=${token}` : ''}`
	}));

export type DescribedMaterial = ReturnType<typeof describeMaterials>[number];

const endings: readonly [RegExp, string][] = [
	[/pdf$/, 'PDF'],
	[/wordprocessing|opendocument\.text/, 'Word'],
	[/spreadsheet/, 'Excel'],
	[/presentation/, 'PowerPoint']
];

const kindOf = (mediaType: string): string =>
	endings.find(([shape]) => shape.test(mediaType))?.[1] ?? 'ZIP';
