import { logoOf } from '#platform/files/logo.server.ts';

export const changeLogo = logoOf('cluster');
