import type { Item } from "@seamark/client";
import type { Context } from "../context.ts";
import { readAgencies, resolveAgencies } from "../directory/directory.ts";
import type { Hub } from "../hub/hub.ts";
import { usageError } from "../terminal/exit.ts";
import { safeLine } from "../terminal/sanitise.ts";
import { named, postNamed } from "./own.ts";

type Officer = Item<"listOfficers">;
const officerNamed = async (hub: Hub, typed: string): Promise<Officer> =>
	named(typed, "officer", (await hub.GET("/officers")).items, (one) => one.handle);

const sayCode = ({ out }: Context, who: string, asked: { id: string; firstHalf: string }) => {
	out.say(`First half of the code for ${safeLine(who)}: ${out.paint("bold", safeLine(asked.firstHalf))}`);
	out.hint("Give it to the officer in person or by telephone. It is shown only now, and good for a day.");
	out.hint(
		`A second person of the administration confirms, and has the other half: seamark --as ANOTHER admin confirm-code ${asked.id}`,
	);
	out.hint("The officer types both halves on the sign-in page of the console.");
};

export const addOfficer = async (
	context: Context,
	handle: string,
	o: { post: string; until?: string; code: boolean },
): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const post = await postNamed(hub, o.post);
	const { id } = await hub.POST("/officers", { body: { handle } });
	const body = { officer: id, ...(o.until ? { until: o.until } : {}) };
	await hub.POST("/posts/{id}/postings", { params: { path: { id: post.id } }, body });
	const asked = o.code
		? await hub.POST("/officers/{id}/enrolments", { params: { path: { id } }, body: {} })
		: undefined;
	if (out.json) return out.document({ officer: id, post: post.id, ...(asked ? { code: asked } : {}) });
	out.say(`${out.paint("green", "Registered")}: ${safeLine(handle)}, on ${safeLine(post.name)}.`);
	if (asked) sayCode(context, handle, asked);
};

export const assign = async (context: Context, who: string, where: string, o: { until?: string }): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const [officer, post] = [await officerNamed(hub, who), await postNamed(hub, where)];
	const body = { officer: officer.id, ...(o.until ? { until: o.until } : {}) };
	const answer = await hub.POST("/posts/{id}/postings", { params: { path: { id: post.id } }, body });
	if (out.json) return out.document(answer);
	out.say(`${safeLine(officer.handle)} is on ${safeLine(post.name)} now.`);
};

export const takeOff = async (context: Context, who: string, where: string): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const [officer, post] = [await officerNamed(hub, who), await postNamed(hub, where)];
	const { items } = await hub.GET("/postings");
	const posting = items.find((one) => one.officer === officer.id && one.post === post.id);
	if (!posting) throw usageError(`${officer.handle} is not on ${post.name}.`, "See who is where: seamark admin show");
	const answer = await hub.POST("/postings/{id}/end", { params: { path: { id: posting.id } }, body: {} });
	if (out.json) return out.document(answer);
	out.say(`${safeLine(officer.handle)} is off ${safeLine(post.name)}. Their tokens hold no more.`);
};

export const second = async (
	context: Context,
	officer: string,
	o: { home: string; post: string; until: string },
): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const post = await postNamed(hub, o.post);
	const { ids, faults } = resolveAgencies([o.home], "--home", await readAgencies(hub));
	if (faults.length > 0)
		throw usageError("The home agency is not known.", "Find its handle with: seamark agencies", faults);
	const answer = await hub.POST("/posts/{id}/secondments", {
		params: { path: { id: post.id } },
		body: { officer, homeAgency: ids[0] ?? "", until: o.until },
	});
	if (out.json) return out.document(answer);
	out.say(`Proposed: ${answer.id}. It gives no access before the home agency has confirmed it.`);
	out.hint(`There: seamark --as ANOTHER admin confirm-secondment ${answer.id}`);
};

export const confirmSecondment = async ({ hub, out }: Context, id: string): Promise<void> => {
	const answer = await (await hub()).POST("/postings/{id}/confirm", { params: { path: { id } }, body: {} });
	if (out.json) return out.document(answer);
	out.say("Confirmed.");
};

export const askCode = async (context: Context, who: string, o: { replace?: true }): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const officer = await officerNamed(hub, who);
	const asked = await hub.POST("/officers/{id}/enrolments", {
		params: { path: { id: officer.id } },
		body: o.replace ? { replace: true } : {},
	});
	if (out.json) return out.document(asked);
	sayCode(context, officer.handle, asked);
};

export const confirmCode = async ({ hub, out }: Context, id: string): Promise<void> => {
	const answer = await (await hub()).POST("/enrolments/{id}/confirm", { params: { path: { id } }, body: {} });
	if (out.json) return out.document(answer);
	out.say(`Second half of the code: ${out.paint("bold", safeLine(answer.secondHalf))}`);
	out.hint("Give it to the officer in person or by telephone. It is shown only now.");
};

export const removePasskeys = async (context: Context, who: string, { reason }: { reason: string }): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const officer = await officerNamed(hub, who);
	const answer = await hub.POST("/officers/{id}/passkeys/remove", {
		params: { path: { id: officer.id } },
		body: { reason },
	});
	if (out.json) return out.document(answer);
	out.say(`Removed: ${answer.removed}. Sign-ins by them have ended.`);
};
