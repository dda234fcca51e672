import type { Command } from "commander";
import type { Run } from "../run.ts";
import { examples } from "../terminal/options.ts";

export const register = (command: Command, run: Run): void => {
	command
		.option("--all", "forget every login")
		.addHelpText("after", examples("logout", "logout --as desk", "logout --all"))
		.action(
			run(async ({ config, globals, out, newId }, _words, { all }: { all?: boolean }) => {
				const { currentProfile, profileNames, removeProfile } = await import("./state.ts");
				const wanted = globals.hub ?? config.hub;
				const at = wanted === undefined ? undefined : (await import("./session.ts")).hubOrigin(wanted);
				const current = globals.as ?? config.profile ?? (await currentProfile(config.home, at));
				const names = all ? await profileNames(config.home) : current === undefined ? [] : [current];
				const removed: string[] = [];
				for (const name of names) if (await removeProfile(config.home, name, newId())) removed.push(name);
				if (out.json) return out.document({ removed });
				out.say(
					removed.length > 0
						? `Forgot ${removed.join(", ")}. Tokens that were handed out end by themselves within ten minutes.`
						: "There was no login to forget.",
				);
			}),
		);
};
