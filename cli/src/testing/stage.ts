import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect } from "vitest";
import { type Handler, startFakeHub } from "./fake-hub.ts";
import { run } from "./run.ts";

/** For each test a home of its own, and a hub once it asks for one, with a login of this officer of the demo. */
export const openStage = (officer = "fj-desk-1") => {
	const stage = {
		home: "",
		hub: undefined as Awaited<ReturnType<typeof startFakeHub>> | undefined,
		/** Starts a hub with these routes, and logs in at it. */
		loggedIn: async (routes: Record<string, Handler>) => {
			stage.hub = await startFakeHub(routes);
			const { code, stderr } = await run(stage.home, ["login", "--hub", stage.hub.origin, "--demo", officer]);
			expect([code, stderr]).toEqual([0, expect.not.stringContaining("What to do")]);
			return stage.hub;
		},
		/** A file in the home; what is no text becomes JSON. */
		file: async (name: string, value: unknown) => {
			const path = join(stage.home, name);
			await writeFile(path, typeof value === "string" ? value : JSON.stringify(value));
			return path;
		},
	};
	beforeEach(async () => {
		stage.home = await mkdtemp(join(tmpdir(), "seamark-cli-"));
	});
	afterEach(async () => {
		await stage.hub?.close();
		stage.hub = undefined;
		await rm(stage.home, { recursive: true, force: true });
	});
	return stage;
};
