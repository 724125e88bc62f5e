import type { Hit } from '#platform/search/wanted.ts';
import type { MatchReason } from './match.ts';

/** The new counterparts of one of the reader's own entries. */
export type EntryNews = { own: Hit; found: { hit: Hit; reasons: MatchReason[] }[] };
