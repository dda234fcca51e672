import type { Context } from "../context.ts";
import { openHub } from "../hub/hub.ts";
import { titledTable } from "../terminal/render.ts";
import { defaultHub, hubOrigin } from "./session.ts";

/** In whose names one may log in at a demonstration hub. */
export const listDemoOfficers = async (context: Context): Promise<void> => {
	const { config, globals, out } = context;
	const answer = await openHub(hubOrigin(globals.hub ?? config.hub ?? defaultHub), context).GET("/demo/officers");
	if (out.json) return out.document(answer);
	const columns = [
		{ title: "OFFICER", priority: 0 },
		{ title: "POSTS", priority: 1 },
		{ title: "AGENCY", priority: 0, grows: true, least: 20 },
	];
	const rows = answer.items.map(({ officer, posts, agency }) => [officer, posts.join(" "), agency]);
	out.say(...titledTable(out, columns, rows));
	const [first] = answer.items;
	if (first) out.hint(`Log in as one of them: seamark login --demo ${first.officer}`);
};
