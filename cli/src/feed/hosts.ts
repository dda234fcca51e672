import type { Context } from "../context.ts";
import { headedTable } from "../terminal/render.ts";
import { safeLine } from "../terminal/sanitise.ts";

export const listHosts = async (context: Context): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	const found = (await hub.GET("/subscriptions/hosts")).items;
	if (out.json) return out.document({ hosts: found });
	if (found.length === 0) return out.say("No webhook of your agency leads anywhere.");
	out.say(
		...headedTable(
			out,
			[
				{ title: "HOST", priority: 0, grows: true, least: 16 },
				{ title: "STATE", priority: 0 },
				{ title: "WEBHOOKS", priority: 1 },
			],
			found.map(({ host, approvedAt, subscriptions }) =>
				[safeLine(host), approvedAt === null ? "waits for approval" : "approved", `${subscriptions.length}`].map(
					(text) => ({
						text,
					}),
				),
			),
		),
	);
	if (found.some(({ approvedAt }) => approvedAt === null))
		out.hint("Check that the host is your agency's, then: seamark subscriptions approve-host HOST");
};

export const approveHost = async (context: Context, host: string): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	await hub.POST("/subscriptions/hosts/approve", { body: { host } });
	if (out.json) return out.document({ approved: host });
	out.say(`${out.paint("green", "Approved")} ${safeLine(host)}. Webhooks of your agency may go there.`);
};

export const withdrawHost = async (context: Context, host: string): Promise<void> => {
	const { out } = context;
	const hub = await context.hub();
	await hub.POST("/subscriptions/hosts/withdraw", { body: { host } });
	if (out.json) return out.document({ withdrawn: host });
	out.say(`${out.paint("green", "Withdrawn")} ${safeLine(host)}. Webhooks that lead there wait.`);
};
