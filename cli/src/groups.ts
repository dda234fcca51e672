import type { Command } from "commander";
import type { Run } from "./run.ts";

export type Group = { register(command: Command, run: Run): void };

/** The first word after `seamark`, in the order of the help. */
export const groups: readonly { name: string; summary: string; load(): Promise<Group> }[] = [
	{
		name: "login",
		summary: "log in by your passkey in the console, on a demo hub, or as a client of your agency",
		load: () => import("./session/login-command.ts"),
	},
	{ name: "logout", summary: "forget a login", load: () => import("./session/logout-command.ts") },
	{ name: "whoami", summary: "show whom the hub takes you for", load: () => import("./session/whoami-command.ts") },
	{ name: "token", summary: "print an access token, for curl", load: () => import("./session/token-command.ts") },
	{
		name: "alerts",
		summary: "raise, read, update, recall, import and export alerts",
		load: () => import("./alerts/commands.ts"),
	},
	{ name: "feed", summary: "follow alerts live", load: () => import("./feed/commands.ts") },
	{
		name: "subscriptions",
		summary: "keep filters at the hub, with or without a webhook",
		load: () => import("./feed/subscriptions-commands.ts"),
	},
	{
		name: "report",
		summary: "report what was seen, with or without a connection, and read the intake queue",
		load: () => import("./reports/commands.ts"),
	},
	{
		name: "case",
		summary: "open, read and close cases, take reports in, and keep charges, links, notes and files",
		load: () => import("./cases/commands.ts"),
	},
	{
		name: "second",
		summary: "what waits for a second officer of your agency: look, confirm, decline",
		load: () => import("./second/commands.ts"),
	},
	{
		name: "task",
		summary: "what is to be done in cases, by when, and what is late",
		load: () => import("./cases/tasks-commands.ts"),
	},
	{
		name: "conviction",
		summary: "search the register of convicted persons, and keep it",
		load: () => import("./convictions/commands.ts"),
	},
	{
		name: "person",
		summary: "add, assess, screen and compare the persons of a case",
		load: () => import("./persons/commands.ts"),
	},
	{
		name: "agencies",
		summary: "list the agencies of the hub's directory",
		load: () => import("./directory/commands.ts"),
	},
	{
		name: "import",
		summary: "take in data sets and exchange files, and give them back",
		load: () => import("./imports/commands.ts"),
	},
	{
		name: "stats",
		summary: "count cases, persons and victims, and freeze yearly returns",
		load: () => import("./numbers/commands.ts"),
	},
	{
		name: "mla",
		summary: "draft, check, file, answer and verify requests for mutual legal assistance",
		load: () => import("./mla/commands.ts"),
	},
	{
		name: "assets",
		summary: "open tracing files, load transfers and follow money",
		load: () => import("./assets/commands.ts"),
	},
	{
		name: "hub",
		summary: "pair this hub with hubs of other owners, and see how the links are",
		load: () => import("./exchange/commands.ts"),
	},
	{
		name: "admin",
		summary: "bring agencies, posts and officers on board: countries, agreements, codes for passkeys, keys",
		load: () => import("./admin/commands.ts"),
	},
	{ name: "audit", summary: "read the audit and prove that it is whole", load: () => import("./audit/commands.ts") },
	{
		name: "deadletters",
		summary: "events that a service could not apply, and applying them again",
		load: () => import("./audit/dead-letters-commands.ts"),
	},
	{
		name: "completion",
		summary: "print a completion script for bash or zsh",
		load: () => import("./terminal/completion.ts"),
	},
];
