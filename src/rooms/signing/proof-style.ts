/** Plain, printable, light and dark; one language is shown at a time, without a script. */
export const proofStyle = (locales: readonly string[]): string => `
:root{color-scheme:light dark;--ground:light-dark(#f8f4ea,#11162a);--ink:light-dark(#1c2333,#ece7da);--soft:light-dark(#545968,#b2b8c9);--line:light-dark(#ddd4c1,#343d5e);--good:light-dark(#285c40,#93d2a9);--bad:light-dark(#a02d1d,#f5a28c)}
body{margin:0 auto;padding:1.5rem 1rem 4rem;max-width:52rem;background:var(--ground);color:var(--ink);font:16px/1.55 system-ui,sans-serif}
main{display:none}
${locales.map((locale) => `#in-${locale}:checked~.in-${locale}`).join(',')}{display:block}
input[type=radio]{margin:0 .3rem 0 0}body>label{margin-right:1rem}
h1{font-size:1.7rem;line-height:1.25;margin:1.5rem 0 .2rem}h2{margin:2rem 0 .6rem;font-size:1.25rem}h3{font-size:1rem;margin:0 0 .4rem}h4{margin:1.2rem 0 .2rem}
.soft,small,time{color:var(--soft);font-weight:normal}.text{white-space:pre-wrap;margin:.2rem 0}
.verdict{border:2px solid var(--line);border-left-width:10px;padding:.3rem 1rem;margin:1rem 0}
.verdict p{display:none}[data-verdict=unchecked] .unchecked,[data-verdict=whole] .whole,[data-verdict=broken] .broken{display:block}
[data-verdict=whole] .verdict{border-color:var(--good)}[data-verdict=whole] .whole{color:var(--good);font-weight:bold}
[data-verdict=broken] .verdict{border-color:var(--bad)}[data-verdict=broken] .broken{color:var(--bad);font-weight:bold}
section{border-top:1px solid var(--line);padding:.8rem 0}dl{display:grid;grid-template-columns:minmax(7rem,11rem) 1fr;gap:.15rem 1rem;margin:0;font-size:.9rem}
dt{color:var(--soft)}dd{margin:0;overflow-wrap:anywhere}details{border-top:1px solid var(--line);padding:.6rem 0}summary{cursor:pointer;overflow-wrap:anywhere}
@media(max-width:34rem){dl{grid-template-columns:1fr}dd{margin-bottom:.4rem}}
@media print{body>input,body>label{display:none}details{display:block}}
`;
