import type { Command } from "commander";
import type { Run } from "./run.ts";

export type Group = { register(command: Command, run: Run): void };

/** The first word after `seamark`, in the order of the help. */
export const groups: readonly { name: string; summary: string; load(): Promise<Group> }[] = [
	{
		name: "login",
		summary: "log in, on a demo hub or as a client of your agency",
		load: () => import("./commands/login.ts"),
	},
	{ name: "logout", summary: "forget a login", load: () => import("./commands/logout.ts") },
	{ name: "whoami", summary: "show whom the hub takes you for", load: () => import("./commands/whoami.ts") },
	{ name: "token", summary: "print an access token, for curl", load: () => import("./commands/token.ts") },
	{
		name: "alerts",
		summary: "raise, read, update, recall, import and export alerts",
		load: () => import("./commands/alerts.ts"),
	},
	{ name: "feed", summary: "follow alerts live", load: () => import("./commands/feed.ts") },
	{
		name: "subscriptions",
		summary: "keep filters at the hub, with or without a webhook",
		load: () => import("./commands/subscriptions.ts"),
	},
	{
		name: "report",
		summary: "report what was seen, with or without a connection, and read the intake queue",
		load: () => import("./commands/report.ts"),
	},
	{
		name: "case",
		summary: "open, read and close cases, take reports in, and keep charges, links, notes and files",
		load: () => import("./commands/case.ts"),
	},
	{
		name: "person",
		summary: "add, assess, screen and compare the persons of a case",
		load: () => import("./commands/person.ts"),
	},
	{
		name: "agencies",
		summary: "list the agencies of the hub's directory",
		load: () => import("./commands/agencies.ts"),
	},
	{
		name: "import",
		summary: "take in data sets and exchange files, and give them back",
		load: () => import("./commands/import.ts"),
	},
	{
		name: "stats",
		summary: "count cases, persons and victims, and freeze yearly returns",
		load: () => import("./commands/stats.ts"),
	},
	{ name: "audit", summary: "read the audit and prove that it is whole", load: () => import("./commands/audit.ts") },
	{
		name: "deadletters",
		summary: "events that a service could not apply, and applying them again",
		load: () => import("./commands/deadletters.ts"),
	},
	{
		name: "completion",
		summary: "print a completion script for bash or zsh",
		load: () => import("./commands/completion.ts"),
	},
];
