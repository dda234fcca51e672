import type { WebFile } from "../web-files/web-files.ts";

/** The page before its script runs: it says what is coming, and how much, to who waits on a slow line. */
export const htmlOf = (o: {
	script: WebFile;
	style: WebFile;
	preload: readonly WebFile[];
	bytes: number;
}): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Seamark</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/console/files/${o.style.name}">
${o.preload.map(({ name }) => `<link rel="modulepreload" href="/console/files/${name}">`).join("\n")}
<script type="module" src="/console/files/${o.script.name}"></script>
</head>
<body>
<div id="app"><main><h1>Seamark</h1><p role="status">Loading, ${Math.ceil(o.bytes / 1_000)} kB ...</p></main></div>
<noscript>The console needs JavaScript. Without it, use the command line: seamark.</noscript>
</body>
</html>
`;
