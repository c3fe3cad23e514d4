package dev.belay.report;

/** How pages look, by day and by night. */
final class Style {

  static final String SHEET = """
      :root { color-scheme: light dark; --paper: #fbfaf7; --ink: #1d2126; --faint: #6a727c; --rule: #dcd9d1;
        --card: #ffffff; --buy: #1c6dd0; --sell: #b4541a; --good: #1f7a4d; --bad: #c0262d; --warn: #a86b00;
        --band: #eceae3; }
      @media (prefers-color-scheme: dark) { :root { --paper: #14171a; --ink: #e6e4df; --faint: #98a1ab;
        --rule: #343a41; --card: #1c2024; --buy: #6ab0ff; --sell: #f0a066; --good: #62c795; --bad: #ff7b7f;
        --warn: #e6b450; --band: #262b30; } }
      * { box-sizing: border-box; }
      body { margin: 0; background: var(--paper); color: var(--ink);
        font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
      main { max-width: 1100px; margin: 0 auto; padding: 28px 20px 60px; }
      h1 { font-size: 26px; margin: 0 0 4px; } h2 { font-size: 18px; margin: 34px 0 8px; }
      p { margin: 4px 0 10px; } .faint, caption, figcaption { color: var(--faint); }
      .badge { display: inline-block; padding: 2px 10px; border-radius: 12px; font-size: 13px; font-weight: 600;
        color: var(--paper); background: var(--faint); vertical-align: 4px; margin-left: 8px; }
      .good { background: var(--good); } .bad { background: var(--bad); } .warn { background: var(--warn); }
      .tiles { display: grid; grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 10px;
        margin: 16px 0; }
      .tile { background: var(--card); border: 1px solid var(--rule); border-radius: 8px; padding: 10px 12px; }
      .tile b { display: block; font-size: 18px; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
      .tile span { color: var(--faint); font-size: 13px; }
      figure { margin: 0; background: var(--card); border: 1px solid var(--rule); border-radius: 8px;
        padding: 10px; overflow-x: auto; }
      svg { display: block; width: 100%; min-width: 760px; height: auto; }
      svg text { fill: var(--ink); font: 12px system-ui, sans-serif; } svg .small { font-size: 11px; }
      svg .faint { fill: var(--faint); } svg .rule { stroke: var(--rule); } svg .band { fill: var(--band); }
      svg .buy { fill: var(--buy); stroke: var(--buy); } svg .sell { fill: var(--sell); stroke: var(--sell); }
      svg .bar { fill-opacity: .22; stroke-width: 1; } svg .need { fill: var(--buy); }
      svg .over { fill: var(--bad); } svg .limit { stroke: var(--bad); stroke-dasharray: 5 4; }
      svg .line { fill: none; stroke-width: 2; } svg .naked { stroke: var(--warn); }
      svg .bared { stroke: var(--bad); } svg .interim { stroke: var(--buy); stroke-dasharray: 6 3; }
      svg .broken { stroke: var(--bad); stroke-width: 2; } svg .state { fill: var(--band); stroke: var(--rule); }
      .wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; font-size: 13.5px; }
      th { text-align: left; color: var(--faint); font-weight: 600; border-bottom: 1px solid var(--rule); }
      th, td { padding: 4px 10px 4px 0; vertical-align: top; } td { border-bottom: 1px solid var(--rule);
        font-variant-numeric: tabular-nums; white-space: nowrap; }
      td:last-child { white-space: normal; min-width: 140px; overflow-wrap: anywhere; }
      details { margin-top: 30px; } summary { cursor: pointer; color: var(--faint); }
      a { color: var(--buy); }
      @media print { body { background: #fff; color: #000; } details { display: none; } }
      """;

  private Style() {}
}
