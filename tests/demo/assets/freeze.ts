import { seedId } from "../../../infra/seed/src/seed-id.ts";
import { must } from "../intake/seventy.ts";
import { contents, openWorld, property } from "../mla/world.ts";
import type { Stage } from "../stage.ts";
import { type AssetWorld, order, type Property, propertyOf } from "./world.ts";

/** Scene 3: Fiji asks Samoa by telephone; Samoa's units freeze, and report back into the request. */
export const frozenAcrossTheBorder = async (stage: Stage, _world: AssetWorld): Promise<void> => {
	stage.scene(
		"3. Fiji asks Samoa by telephone to freeze the account. Samoa freezes, and reports back into the request",
	);
	const mla = await openWorld(stage);
	const { id } = await mla.draft({ assistance: ["seizure-or-freezing"], contents: { ...contents, ...property } });
	await mla.act("fj", id, "submit-orally", { says: "By telephone (invented)", agreed: true });
	await mla.reaches("ws", id, "oral", "unconfirmed");
	await mla.act("ws", id, "register");
	const basis = { kind: "mla-request", id };
	const title = "Account of a recruiter in Apia (invented)";
	const others = await (await stage.as("fj-prosecutor-desk-1")).post("/assets/files", {
		title,
		basis,
		lead: seedId("ws-fiu"),
	});
	stage.check("a request opens no file for who is no side of it", others.status, 422);
	const { id: file } = await must(
		mla.ws.post<{ id: string }>("/assets/files", { title, basis, lead: seedId("ws-fiu") }),
	);
	const samoa = await stage.as("ws-fiu-desk-1", { purpose: "financial-investigation" });
	const endsAt = new Date(stage.clock.now() + 30 * 86_400_000).toISOString();
	const frozen = await propertyOf(
		samoa,
		file,
		{ kind: "account", role: "proceeds", says: "Account at a bank in Apia (invented)", country: "WS" },
		[{ kind: "urgent-freeze", ...order, endsAt }],
	);
	stage.check("frozen, with an end that somebody is warned of", frozen.stage, "restrained");
	await mla.act("fj", id, "confirm-in-writing");
	await mla.reaches("ws", id, "oral", "confirmed");
	const report = await must(mla.ws.post<{ act: string }>(`/assets/files/${file}/reports`, { property: [frozen.id] }));
	const unsigned = await mla.fj.get<{ items: object[] }>(`/mla/requests/${id}/items`);
	stage.check("nothing leaves before an officer of the authority signs it", unsigned.body.items.length, 0);
	await must(mla.ws.post(`/mla/requests/${id}/acts/${report.act}/sign`, null));
	const items = await mla.until(async () => {
		const { body } = await mla.fj.get<{ items: { says: string }[] }>(`/mla/requests/${id}/items`);
		return body.items.length > 0 ? body.items : undefined;
	});
	stage.check(
		"Fiji reads what is frozen, under which order and until when",
		items[0]?.says.includes("restrained. Order: urgent-freeze"),
		true,
	);
	const seen = await mla.fj.get<{ items: Property[] }>(`/assets/files/${file}/property`);
	stage.check("and nothing else of the file", seen.status, 404);
};
