import type { Command } from "commander";
import type { Run } from "../run.ts";
import { registerHub } from "./hub-commands.ts";
import { registerOwn } from "./own-commands.ts";

export const register = (command: Command, run: Run): void => {
	registerHub(command, run);
	registerOwn(command, run);
};
