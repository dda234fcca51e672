import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { styleText } from "node:util";
import { startHub } from "../../infra/local/src/hub.ts";
import { alertsStory } from "./alerts.ts";
import { assetsStory } from "./assets.ts";
import { consoleStory } from "./console.ts";
import { intakeStory } from "./intake.ts";
import { mlaStory } from "./mla.ts";
import { regionsStory } from "./regions.ts";
import { openStage, type Stage } from "./stage.ts";

/** `npm run demo -- STORY`: a story told on a fresh hub over real HTTP; ends with one JSON line. */

type Story = {
	tell(stage: Stage): Promise<void>;
	/** It starts the hubs that it needs by itself. */
	ownHubs?: true;
	/** When the story begins by the hub's clock; now, when left out. */
	begins?: string;
};
const stories: Record<string, Story> = {
	alerts: { tell: alertsStory },
	// A yearly return is of a year that is over, so the story begins in December.
	intake: { tell: intakeStory, begins: "2025-12-01T06:00:00Z" },
	mla: { tell: mlaStory },
	regions: { tell: regionsStory, ownHubs: true },
	assets: { tell: assetsStory },
	// Needs a browser.
	console: { tell: consoleStory },
};

const main = async () => {
	const name = process.argv[2] ?? "alerts";
	const story = Object.hasOwn(stories, name) ? stories[name] : undefined;
	if (!story) {
		process.stderr.write(
			`There is no story "${name}". Stories: ${Object.keys(stories).join(", ")}. Example: npm run demo -- alerts\n`,
		);
		process.exitCode = 2;
		return;
	}
	const dataDir = await mkdtemp(join(tmpdir(), "seamark-demo-"));
	const began = performance.now();
	process.stdout.write(styleText("dim", "Starting what this story needs ...\n"));
	let ahead = story.begins === undefined ? 0 : Date.parse(story.begins) - Date.now();
	const now = () => Date.now() + ahead;
	const hub = story.ownHubs ? undefined : await startHub({ dataDir, host: "127.0.0.1", port: 0, seed: "demo", now });
	const stage = openStage(hub?.url ?? "", {
		now,
		moveTo: (time) => {
			ahead = Date.parse(time) - Date.now();
		},
	});
	try {
		await story.tell(stage);
	} finally {
		await stage.close();
		await hub?.stop();
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
