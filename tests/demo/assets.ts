import { followed } from "./assets/follow.ts";
import { frozenAcrossTheBorder } from "./assets/freeze.ts";
import { givenBack } from "./assets/give-back.ts";
import { lookedUp } from "./assets/hit.ts";
import { openAssetWorld } from "./assets/world.ts";
import type { Stage } from "./stage.ts";

/** The money of a recruiter's network, from the crime to the people it is owed to. Everybody and everything in it is invented. */
export const assetsStory = async (stage: Stage): Promise<void> => {
	const world = await openAssetWorld(stage);
	const file = await followed(stage, world);
	await frozenAcrossTheBorder(stage, world);
	await givenBack(stage, world, file);
	await lookedUp(stage, world, file);
	stage.say("");
};
