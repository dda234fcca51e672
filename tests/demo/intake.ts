import { aChild } from "./intake/child.ts";
import { beforeTheCourts, theRegister } from "./intake/courts.ts";
import { lookingUp } from "./intake/looking-up.ts";
import { offlineReports } from "./intake/offline.ts";
import { seventyAndNine } from "./intake/seventy.ts";
import { smugglingTurns } from "./intake/turning.ts";
import { yearlyReturn } from "./intake/yearly.ts";
import type { Stage } from "./stage.ts";
import { openTerminal } from "./terminal.ts";

/** From first reports to a frozen return, in five units: every person is invented, three facts of Saint Lucia are not. */
export const intakeStory = async (stage: Stage): Promise<void> => {
	const terminal = await openTerminal(stage.url);
	try {
		await offlineReports(stage, terminal);
		const lucia = await seventyAndNine(stage, terminal);
		await beforeTheCourts(stage, lucia);
		const fiji = await smugglingTurns(stage, terminal);
		await aChild(stage, terminal);
		await lookingUp(stage, fiji);
		await theRegister(stage);
		await yearlyReturn(stage, lucia);
		stage.say("");
	} finally {
		await terminal.close();
	}
};
