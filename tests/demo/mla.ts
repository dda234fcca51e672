import { answered } from "./mla/answering.ts";
import { besideRequests, silence } from "./mla/beside.ts";
import { draftedAndFiled, urgentFreeze } from "./mla/filing.ts";
import { national, together, witness } from "./mla/persons.ts";
import { openWorld } from "./mla/world.ts";
import type { Stage } from "./stage.ts";

/** Two authorities, two copies, one state. Everybody and everything in it is invented. */
export const mlaStory = async (stage: Stage): Promise<void> => {
	const world = await openWorld(stage);
	const id = await draftedAndFiled(stage, world);
	await answered(stage, world, id);
	await urgentFreeze(stage, await openWorld(stage));
	await besideRequests(stage, await openWorld(stage));
	await witness(stage, await openWorld(stage));
	await national(stage, await openWorld(stage));
	await together(stage, await openWorld(stage));
	await silence(stage, await openWorld(stage));
	stage.say("");
};
