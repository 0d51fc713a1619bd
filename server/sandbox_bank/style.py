"""The bank's own look: cool and plain, so that nobody takes it for the shop. Light and dark, for thick fingers too."""

STYLE = """
:root { color-scheme: light dark; --paper:#f2f5f9; --card:#fff; --ink:#14202e; --soft:#54626f; --line:#dde4ec;
  --blue:#0b5cad; --on-blue:#fff; --red:#b3261e; --green:#13693f; --mute:#eaf0f6; }
@media (prefers-color-scheme: dark) { :root { --paper:#0e141b; --card:#18212b; --ink:#eef3f8; --soft:#aebbc8;
  --line:#2c3947; --blue:#7db8ff; --on-blue:#0b1622; --red:#ff9a91; --green:#76d8a4; --mute:#212d39; } }
* { box-sizing: border-box; }
body { margin:0; min-height:100vh; display:flex; flex-direction:column; align-items:center; background:var(--paper);
  color:var(--ink); font:16px/1.5 "Inter Variable",system-ui,"PingFang SC","HarmonyOS Sans SC","Microsoft YaHei",
  "Noto Sans SC",sans-serif; }
header { width:min(100%,26rem); display:flex; gap:.6rem; align-items:center; padding:1.25rem 1.25rem .75rem; }
header.wide { width:min(100%,54rem); }
.on-phones { position:absolute; width:1px; height:1px; overflow:hidden; clip-path:inset(50%); white-space:nowrap; }
.logo { display:grid; place-items:center; width:2rem; height:2rem; border-radius:.6rem; background:var(--blue);
  color:var(--on-blue); font-weight:700; }
main { width:min(calc(100% - 2rem),26rem); padding:1.5rem 1.25rem; background:var(--card); border:1px solid var(--line);
  border-radius:1.25rem; }
main.wide { width:min(calc(100% - 2rem),52rem); }
h1 { margin:0; font-size:1rem; font-weight:500; color:var(--soft); text-align:center; }
.wide h1 { text-align:start; font-size:1.5rem; font-weight:700; color:var(--ink); }
h1.outcome { font-size:1.375rem; font-weight:700; color:var(--ink); text-wrap:balance; }
h2 { margin:2rem 0 .5rem; font-size:1.125rem; }
.amount { margin:.25rem 0 1.25rem; font-size:2.75rem; font-weight:750; line-height:1.15; text-align:center;
  font-variant-numeric:tabular-nums; letter-spacing:-.02em; overflow-wrap:anywhere; }
.amount.small { font-size:1.5rem; }
.hint { margin:.5rem 0 1rem; color:var(--soft); text-align:center; }
.wide .hint { text-align:start; }
dl { margin:0 0 1.5rem; border-top:1px solid var(--line); }
dl div { display:flex; gap:1rem; justify-content:space-between; padding:.75rem 0; border-bottom:1px solid var(--line); }
dt { color:var(--soft); white-space:nowrap; } dd { margin:0; text-align:end; overflow-wrap:anywhere; }
.mono { font-family:ui-monospace,monospace; font-size:.8125rem; }
form { display:grid; gap:.75rem; }
button,.button { display:block; width:100%; min-height:3rem; padding:.75rem 1rem; border:1px solid transparent;
  border-radius:1.5rem; font:inherit; font-weight:600; text-align:center; text-decoration:none; cursor:pointer; }
.primary { background:var(--blue); color:var(--on-blue); } .quiet { background:var(--mute); color:var(--ink); }
.danger { background:transparent; border-color:var(--line); color:var(--red); }
button:hover,.button:hover { filter:brightness(1.06); }
:focus-visible { outline:3px solid var(--blue); outline-offset:3px; }
.mark { display:grid; place-items:center; width:4rem; height:4rem; margin:0 auto 1rem; border-radius:50%;
  background:var(--mute); font-size:1.75rem; font-weight:700; color:var(--soft); }
.mark.paid,.state.paid { color:var(--green); } .mark.declined,.state.declined { color:var(--red); }
footer { padding:1rem 1.25rem 2rem; color:var(--soft); font-size:.875rem; text-align:center; }
a { color:var(--blue); } a.primary { color:var(--on-blue); }
.scroll { overflow-x:auto; } table { width:100%; border-collapse:collapse; }
th,td { padding:.625rem .5rem; border-bottom:1px solid var(--line); text-align:start; vertical-align:middle; }
thead th { font-size:.8125rem; color:var(--soft); font-weight:500; white-space:nowrap; }
th small { display:block; font-weight:400; color:var(--soft); }
td label { display:inline-flex; gap:.4rem; align-items:center; min-height:2.75rem; min-width:2.75rem;
  white-space:nowrap; }
input[type=checkbox] { width:1.375rem; height:1.375rem; accent-color:var(--blue); }
input[type=number] { width:5rem; min-height:2.5rem; padding:.25rem .5rem; border:1px solid var(--soft);
  border-radius:.6rem; background:var(--card); color:var(--ink); font:inherit; }
.row { display:flex; flex-wrap:wrap; gap:.75rem; margin-top:1rem; } .row button { width:auto; padding-inline:1.5rem; }
.payments { margin:0; padding:0; list-style:none; }
.payments li { display:grid; grid-template-columns:1fr auto auto auto; gap:1rem; padding:.75rem 0;
  border-bottom:1px solid var(--line); font-variant-numeric:tabular-nums; }
.payments time { color:var(--soft); }
.unseen { position:absolute; width:1px; height:1px; overflow:hidden; clip-path:inset(50%); white-space:nowrap; }
@media (max-width:36rem) {
  .payments li { grid-template-columns:1fr auto; }
  thead { position:absolute; width:1px; height:1px; overflow:hidden; clip-path:inset(50%); }
  table,tbody { display:block; }
  tr { display:flex; flex-wrap:wrap; gap:0 1.25rem; align-items:center; padding:.5rem 0;
    border-bottom:1px solid var(--line); }
  th,td { padding:0; border:0; } tbody th { flex:1 0 100%; }
  .on-phones { position:static; width:auto; height:auto; clip-path:none; }
}
"""
