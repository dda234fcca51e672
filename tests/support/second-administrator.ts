import { caller, demoToken } from "./client.ts";

/** Puts another officer on the duty post of this one, who has the administration of the agency; answers whom, by id. */
export const secondAdministrator = async (url: string, officer: string): Promise<string> => {
	const admin = caller(url, await demoToken(url, { officer }));
	const { posting } = await ownPosting(url, officer);
	const made = await admin.post<{ id: string }>("/officers", { handle: `${officer.replace(/-1$/, "")}-other-1` });
	await admin.post(`/posts/${posting}/postings`, { officer: made.body.id });
	return made.body.id;
};

/** The duty post that a token of this officer is for. */
export const ownPosting = async (url: string, officer: string): Promise<{ id: string; posting: string }> => {
	const answer = await fetch(`${url}/demo/token`, {
		method: "POST",
		headers: { "content-type": "application/json" },
		body: JSON.stringify({ officer }),
	});
	const one = (await answer.json()) as { officer: string; duty_post: { id: string } };
	return { id: one.officer, posting: one.duty_post.id };
};
