import { expect, it } from 'vitest';
import { csvLine } from './csv.ts';

it.each([
	[['Łódź', 'Русе', 1, -2.5, true, null, undefined], 'Łódź,Русе,1,-2.5,true,,\r\n'],
	[['a,b', 'say "so"', 'two\nlines'], '"a,b","say ""so""","two\nlines"\r\n'],
	[['=1+1', '+48 22 000', '-x', '@sum', '\tx'], "'=1+1,'+48 22 000,'-x,'@sum,'\tx\r\n"],
	[['=cmd("a,b")'], '"\'=cmd(""a,b"")"\r\n']
])('%j', (cells, line) => {
	expect(csvLine(cells)).toBe(line);
});
