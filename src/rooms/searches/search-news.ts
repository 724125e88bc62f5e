import type { Locale } from '#platform/locale.ts';
import type { Hit } from '#platform/search/wanted.ts';

export type Reader = { id: string; name: string; email: string; locale: Locale };

/** What one saved search found since its keeper was last told. */
export type SearchNews = { id: string; name: string; query: string; hits: Hit[]; isMore: boolean };
