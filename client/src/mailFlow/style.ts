/** How the guide looks, in the colours of the theme. */
export const style = `
body { max-width: 860px; margin: 0 auto; padding: 8px 20px 64px; line-height: 1.6; color: var(--vscode-editor-foreground); }
h1 { font-size: 1.7em; margin: 8px 0 4px; font-weight: 600; }
h2 { font-size: 1.35em; margin: 40px 0 8px; padding-bottom: 4px; border-bottom: 1px solid var(--line); font-weight: 600; }
h3 { font-size: 1.1em; margin: 28px 0 4px; font-weight: 600; }
p { margin: 6px 0; }
a { color: var(--vscode-textLink-foreground); text-decoration: none; }
a:hover { color: var(--vscode-textLink-activeForeground); text-decoration: underline; }
a:focus-visible { outline: 1px solid var(--vscode-focusBorder); outline-offset: 2px; }
code { padding: 0; font-family: var(--vscode-editor-font-family); font-size: 0.92em; background: none; color: var(--vscode-textPreformat-foreground); }
a code { color: inherit; }
pre { margin: 8px 0; padding: 10px 12px; overflow-x: auto; background: var(--vscode-textCodeBlock-background); border: 1px solid var(--vscode-contrastBorder, transparent); border-radius: 4px; line-height: 1.45; }
pre code { color: inherit; }
ol { margin: 6px 0; padding-left: 1.6em; }
nav { display: flex; flex-wrap: wrap; gap: 2px 20px; margin: 4px 0; }
.source, .legend, .default { color: var(--vscode-descriptionForeground); font-size: 0.92em; }
html { --way: var(--vscode-charts-yellow); --line: var(--vscode-widget-border, var(--vscode-contrastBorder, rgba(128, 128, 128, 0.35))); scroll-padding-top: 8px; }

figure { margin: 12px 0 0; }
.mail-flow { display: block; width: 100%; }
.master-frame { fill: none; stroke: var(--vscode-descriptionForeground); stroke-opacity: 0.7; stroke-dasharray: 2 4; }
.arrow { fill: none; stroke: var(--vscode-editor-foreground); stroke-opacity: 0.65; stroke-width: 1.25; }
.arrow.asks { stroke-dasharray: 4 3; }
.arrow-head { fill: var(--vscode-editor-foreground); }
foreignObject { overflow: visible; }
.box { box-sizing: border-box; display: flex; flex-direction: column; justify-content: center; height: 100%; text-align: center; font-size: 13px; line-height: 1.25; color: var(--vscode-editor-foreground); background: var(--vscode-editorWidget-background); border: 1.4px solid; border-radius: 4px; white-space: nowrap; }
.box.process { border-color: var(--vscode-charts-blue); }
.box.queue { border-color: var(--vscode-charts-purple); border-radius: 20px; }
.box.outside { border-color: var(--vscode-descriptionForeground); border-style: dashed; background: none; }
.box b { font-weight: 600; }
.box span { font-size: 10.5px; color: var(--vscode-descriptionForeground); }
a.box:hover, a.box:focus-visible { color: var(--vscode-editor-foreground); background: var(--vscode-list-hoverBackground); text-decoration: none; }
a.box:focus-visible { outline: 2px solid var(--vscode-focusBorder); outline-offset: 1px; }
.legend { display: flex; flex-wrap: wrap; gap: 2px 18px; margin: 8px 0 0; padding: 0; list-style: none; }
.legend li { display: flex; align-items: center; gap: 6px; }
.legend .box { width: 22px; height: 12px; }
.legend .queue { border-radius: 6px; }
.legend .key { width: 28px; height: 8px; }

/* The way of a mail: told by line and weight, not by colour alone. */
.with-way .arrow { opacity: 0.35; }
.with-way .arrow.passed, .with-way .arrow.maybe { opacity: 1; stroke: var(--way); stroke-opacity: 1; stroke-width: 2.5; }
.with-way .arrow.maybe { stroke-dasharray: 6 4; }
.with-way .arrow.asks { stroke-dasharray: 4 3; }
.way-head { fill: var(--way); }
.with-way a.box { opacity: 0.45; }
.with-way a.box:focus-visible, .with-way a.box:hover { opacity: 1; }
.with-way a.box.passed, .with-way a.box.maybe { opacity: 1; border: 2.5px solid var(--way); }
.with-way a.box.maybe { border-style: dashed; }
.with-way a.box.passed span, .with-way a.box.maybe span { color: var(--vscode-editor-foreground); overflow: hidden; text-overflow: ellipsis; padding: 0 4px; }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.ends li { overflow-wrap: anywhere; }
.through { color: var(--vscode-descriptionForeground); font-size: 0.92em; }
table { border-collapse: collapse; margin: 8px 0; width: 100%; }
th { text-align: left; font-weight: 600; }
th, td { padding: 3px 14px 3px 0; vertical-align: top; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.values th:first-child, .values td:first-child { width: 17em; overflow-wrap: normal; }
.values thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.expanded, .empty { color: var(--vscode-descriptionForeground); }
.default { border: 1px solid var(--line); border-radius: 3px; padding: 0 5px; margin-left: 4px; font-size: 0.85em; white-space: nowrap; }
.accepted::before { content: '✓ '; color: var(--vscode-charts-green); }
.refused::before { content: '✗ '; color: var(--vscode-errorForeground); }
.back { font-weight: 400; margin-left: 6px; }

/* A narrow panel shrinks the picture: what is left has to be read. */
@media (max-width: 720px) {
  body { padding: 4px 10px 48px; }
  .box b { font-size: 15px; }
  a.box { white-space: normal; }
  a.box span { display: none; }
  .with-way a.box.end span { display: block; font-size: 12px; white-space: nowrap; }
  .values th:first-child, .values td:first-child { width: 12em; }
}
`;
