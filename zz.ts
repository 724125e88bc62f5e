import {europeMap,europeSheet} from './src/rooms/places/map.ts';
import {gzipSync,brotliCompressSync} from 'node:zlib';import {writeFileSync} from 'node:fs';
const t=performance.now();const m=await europeMap();console.log('ms',Math.round(performance.now()-t));
const s=europeSheet(m);console.log(s.length,gzipSync(s).length,brotliCompressSync(s).length,'surr',m.surroundings.length);
writeFileSync('/tmp/v/eu.svg',s.replace('<svg ','<svg width="900" height="860" style="background:#eef" ').replaceAll('<path ','<path fill="#ccd" stroke="#fff" stroke-width=".7" '));
