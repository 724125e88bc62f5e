export type PresenceKind = 'missing' | 'late' | 'left' | 'here' | 'table_gone' | 'table_back';
