import { generateKeyPairSync } from "node:crypto";
import { seedId } from "../../../infra/seed/src/seed-id.ts";
import type { Stage } from "../stage.ts";
import { contents, fiji, openWorld, samoa, type World } from "./world.ts";

type Statement = { kind: string; status: string | null };

/** Scene 8: nothing comes back from an authority that signs by itself and is silent. */
export const silence = async (stage: Stage, world: World): Promise<void> => {
	stage.scene("8. Samoa signs by itself now, and is silent. After an hour Fiji's hub says so, signed");
	const operator = await stage.as("ws-ptccc-operations-1");
	const key = generateKeyPairSync("ed25519").publicKey.export({ format: "jwk" });
	await operator.post(`/agencies/${samoa}/statement-keys`, { key: { ...key, kid: "own" } });
	// The key before ends after ten seconds.
	stage.clock.moveTo(new Date(stage.clock.now() + 60_000).toISOString());
	const { id } = await world.draft();
	await world.act("fj", id, "submit");
	stage.clock.moveTo(new Date(stage.clock.now() + 2 * 3_600_000).toISOString());
	// Tokens are short.
	const later = await openWorld(stage);
	const told = await later.until(async () => {
		const { items } = (await later.fj.get<{ items: Statement[] }>(`/mla/requests/${id}/thread`)).body;
		const status = items[0]?.status;
		return status === "submitted" ? undefined : status;
	});
	stage.check("a receipt of non-delivery", told, "not-delivered");
};

/** Scenes 9 and 10: the fast lane, and a question that is never asked. */
export const besideRequests = async (stage: Stage, world: World): Promise<void> => {
	stage.scene("9. An informal request between units, for leads alone, becomes a formal one");
	const letter = (
		await world.fj.post<{ id: string; intelligenceOnly: boolean }>("/mla/letters", {
			to: seedId("ws-prosecutor"),
			kind: "informal-request",
			content: { says: "Who owns MV Example (invented)?", assistance: ["records"], contents },
		})
	).body;
	stage.check("it is marked as intelligence", letter.intelligenceOnly, true);
	const formal = (
		await world.fj.post<{ stage: string; contents: object }>(`/mla/letters/${letter.id}/formal`, { requested: samoa })
	).body;
	const sorted = (of: object) => Object.entries(of).sort();
	stage.check("nothing is typed again", [formal.stage, sorted(formal.contents)], ["draft", sorted(contents)]);

	stage.scene("10. A check of nationality, of a person who is at risk from that State");
	const ask = (riskFromThatState: string) =>
		world.fj.post<{ code?: string; kind?: string }>("/mla/letters", {
			to: seedId("ws-prosecutor"),
			kind: "nationality-check",
			content: { person: fiji, asks: "nationality", riskFromThatState },
		});
	stage.check("at risk: never asked", (await ask("yes")).body.code, "REFUSED");
	stage.check("not assessed: not asked yet", (await ask("not-assessed")).body.code, "REFUSED");
	stage.check("no risk: asked", (await ask("none")).body.kind, "nationality-check");
};
