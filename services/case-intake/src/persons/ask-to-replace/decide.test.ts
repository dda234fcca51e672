import { expect, test } from "vitest";
import { by, cameTo } from "../../decision/testing.ts";
import { ownForMs } from "../person/replacing-identity.ts";
import { stored } from "../person/testing.ts";
import { decideAskToReplace } from "./decide.ts";

const identityId = "01900000-0000-7000-8000-0000000000d1";
const written = (officer: string, before: number) => ({
	...stored(by.id, "victim"),
	identityId,
	identityBy: { officer, at: new Date(by.at - before).toISOString() },
});
const { officerId } = by.actor;

test.each([
	["another officer wrote it", written("00000000-0000-4000-8000-000000000501", 0), "asked"],
	["it came with a report or a file", { ...stored(by.id, "victim"), identityId }, "asked"],
	["the same officer wrote it a day ago", written(officerId, ownForMs), "asked"],
	["the same officer wrote it today", written(officerId, ownForMs - 1), "REFUSED"],
	["there is none", stored(by.id, "victim"), "REFUSED"],
])("%s: %s", (_what, person, came) => {
	const decision = cameTo(decideAskToReplace(person, "the passport says otherwise", by));
	expect(decision).toMatchObject(
		came === "asked"
			? { writes: [["second_person.insert", { deed: "replaceIdentity", subject: person.state.id }]] }
			: { refused: came },
	);
});
