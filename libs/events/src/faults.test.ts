import { HubError } from "@seamark/errors";
import pg from "pg";
import { expect, test } from "vitest";
import { CursorGap } from "./cursor.ts";
import { isFaultOfEvent } from "./faults.ts";

const sql = (code: string) => Object.assign(new pg.DatabaseError("x", 1, "error"), { code });

test.each([
	["a broken rule of the effect", new TypeError("x"), true],
	["a violated constraint", sql("23505"), true],
	["a statement that takes too long", sql("57014"), true],
	["a refusal of the catalogue", new HubError("CONFLICT"), true],
	["a database that shuts down", sql("57P01"), false],
	["a full disk", sql("53100"), false],
	["a standby", sql("25006"), false],
	["a deadlock", sql("40P01"), false],
	["a refused connection", Object.assign(new Error("x"), { code: "ECONNREFUSED" }), false],
	["a lost connection", new Error("Connection terminated unexpectedly"), false],
	["a service that asks to be tried again", new HubError("UNAVAILABLE"), false],
	["a foreign cursor", new HubError("CURSOR_FOREIGN"), false],
	["a delivery that does not join on", new CursorGap("x"), false],
])("%s", (_what, error, fault) => {
	expect(isFaultOfEvent(error)).toBe(fault);
});
