import { randomBytes, randomInt } from "node:crypto";

/** Where this service has chance from, and a clock that nobody sets. */
export const chance = {
	/** 16 bytes in hex. */
	id16: (): string => randomBytes(16).toString("hex"),
	/** From 0 to 1. */
	random: (): number => randomInt(1_000_000) / 1_000_000,
	/** Milliseconds since some moment. */
	elapsed: (): number => performance.now(),
};
