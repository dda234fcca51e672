import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { styleText } from "node:util";
import { startHub } from "../../infra/local/src/hub.ts";
import { alertsStory } from "./alerts.ts";
import { openStage } from "./stage.ts";

/** `npm run demo -- STORY`: a story told on a fresh hub over real HTTP; ends with one JSON line. */

const stories = { alerts: alertsStory };

const main = async () => {
	const name = process.argv[2] ?? "alerts";
	const story = stories[name as keyof typeof stories];
	if (!story) {
		process.stderr.write(
			`There is no story "${name}". Stories: ${Object.keys(stories).join(", ")}. Example: npm run demo -- alerts\n`,
		);
		process.exitCode = 2;
		return;
	}
	const dataDir = await mkdtemp(join(tmpdir(), "seamark-demo-"));
	const began = performance.now();
	process.stdout.write(styleText("dim", "Starting a fresh hub for this story ...\n"));
	const hub = await startHub({ dataDir, host: "127.0.0.1", port: 0, seed: "demo" });
	const stage = openStage(hub.url);
	try {
		await story(stage);
	} finally {
		await stage.close();
		await hub.stop();
		await rm(dataDir, { recursive: true, force: true });
	}
	const { checks, failed } = stage.result();
	process.stdout.write(
		`${JSON.stringify({ demo: name, checks, failed, seconds: Number(((performance.now() - began) / 1_000).toFixed(1)) })}\n`,
	);
	process.exitCode = failed === 0 ? 0 : 1;
};

main().catch((error: unknown) => {
	process.stderr.write(`The story broke off: ${(error as Error).message}\n`);
	process.exitCode = 1;
});
