import type { Body, Item } from "@seamark/client";
import type { Context } from "../context.ts";
import type { Hub } from "../hub/hub.ts";
import { type Fault, usageError } from "../terminal/exit.ts";
import { safeLine } from "../terminal/sanitise.ts";
import { makeKey } from "./keys.ts";

export type Post = Item<"listPosts">;

/** One of an agency's own things by its id or by the name that people give it. Nothing is guessed. */
export const named = <T extends { id: string }>(
	typed: string,
	at: string,
	all: readonly T[],
	nameOf: (one: T) => string,
): T => {
	const wanted = typed.trim().toLowerCase();
	const found = all.filter((one) => one.id === wanted || nameOf(one).toLowerCase() === wanted);
	const [one] = found;
	if (one && found.length === 1) return one;
	const faults: Fault[] = [
		{ at, message: found.length === 0 ? `"${typed}" is none of your agency` : `"${typed}" names several; give the id` },
	];
	throw usageError("This name is not known.", "See the names with: seamark admin show", faults);
};

export const openPosts = async (hub: Hub): Promise<Post[]> =>
	(await hub.GET("/posts")).items.filter(({ closed }) => !closed);
export const postNamed = async (hub: Hub, typed: string): Promise<Post> =>
	named(typed, "post", await openPosts(hub), (one) => one.name);

export const show = async ({ hub: open, out }: Context): Promise<void> => {
	const hub = await open();
	const [posts, officers, postings, codes, clients] = await Promise.all([
		hub.GET("/posts"),
		hub.GET("/officers"),
		hub.GET("/postings"),
		hub.GET("/enrolments"),
		hub.GET("/clients"),
	]);
	if (out.json)
		return out.document({
			posts: posts.items,
			officers: officers.items,
			postings: postings.items,
			codes: codes.items,
			clients: clients.items,
		});
	const handleOf = (id: string) => officers.items.find((one) => one.id === id)?.handle ?? "officer of another agency";
	for (const post of posts.items.filter(({ closed }) => !closed)) {
		const there = postings.items.filter((one) => one.post === post.id);
		out.say(
			`${out.paint("bold", safeLine(post.name))}  TLP:${post.clearance.toUpperCase()}  ${post.id}`,
			`  may       ${post.scopes.join(" ")}`,
			`  works for ${post.purposes.join(" ")}`,
			`  officers  ${there.map((one) => safeLine(handleOf(one.officer)) + (one.confirmed ? "" : " (proposed)")).join(", ") || "none"}`,
		);
	}
	for (const one of codes.items)
		out.say(
			`code ${one.id} for ${safeLine(one.handle)}: ${one.confirmed ? "confirmed, not used yet" : "waits for a second person"}`,
		);
	for (const one of clients.items) out.say(`system ${one.id}`);
};

type NewPost = {
	clearance: Body<"createDutyPost">["clearance"];
	like?: string;
	scopes?: string[];
	purposes?: string[];
};

export const addPost = async ({ hub: open, out }: Context, name: string, o: NewPost): Promise<void> => {
	const hub = await open();
	const like = o.like === undefined ? undefined : await postNamed(hub, o.like);
	const both = (mine: string[] | undefined, theirs: readonly string[] | undefined) => [
		...new Set([...(mine ?? []), ...(theirs ?? [])]),
	];
	const body = {
		name,
		clearance: o.clearance,
		scopes: both(o.scopes, like?.scopes),
		purposes: both(o.purposes, like?.purposes),
	};
	const answer = await hub.POST("/posts", { body: body as Body<"createDutyPost"> });
	if (out.json) return out.document(answer);
	out.say(`${out.paint("green", "Made")}: ${safeLine(name)} (${answer.id}).`);
};

export const closePost = async ({ hub: open, out }: Context, which: string): Promise<void> => {
	const hub = await open();
	const { id } = await postNamed(hub, which);
	const answer = await hub.POST("/posts/{id}/close", { params: { path: { id } }, body: {} });
	if (out.json) return out.document(answer);
	out.say(`${safeLine(which)} is closed.`);
};

export const addClient = async (context: Context, o: { post: string; key: string; vouches?: true }): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const post = await postNamed(hub, o.post);
	const key = await makeKey(o.key);
	const body = { post: post.id, key, ...(o.vouches ? { vouches: true } : {}) } as Body<"registerClient">;
	const { id } = await hub.POST("/clients", { body });
	if (out.json) return out.document({ id, key: o.key });
	out.say(`${out.paint("green", "Registered")}: client ${id}, with the key in ${safeLine(o.key)}.`);
	out.hint(
		`It logs in with: seamark login --agency ${hub.agency ?? "ID"} --client ${id} --key ${safeLine(o.key)} --purpose ${post.purposes[0] ?? "..."}`,
	);
};

export const printKey = async ({ out }: Context, file: string): Promise<void> => {
	const key = await makeKey(file);
	if (out.json) return out.document({ key });
	out.say(JSON.stringify(key));
	out.hint(`The private half is in ${safeLine(file)}. Give nobody that file; the line above is for the hub.`);
};

export const removeClient = async ({ hub, out }: Context, id: string): Promise<void> => {
	const answer = await (await hub()).POST("/clients/{id}/remove", { params: { path: { id } }, body: {} });
	if (out.json) return out.document(answer);
	out.say("Removed. It gets no token any more.");
};

export const newKey = async ({ hub: open, out }: Context): Promise<void> => {
	const hub = await open();
	const answer = await hub.POST("/agencies/{id}/keys", { params: { path: { id: hub.agency ?? "" } }, body: {} });
	if (out.json) return out.document(answer);
	out.say(`Published: ${safeLine(answer.kid)}, which signs from ${out.moment(answer.notBefore)} on.`);
};
