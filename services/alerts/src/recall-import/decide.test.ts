import { expect, test } from "vitest";
import { actor, alertState, at, by } from "../alert/testing.ts";
import { tombstone } from "../recall-alert/decide.ts";
import { decideRecallImport } from "./decide.ts";

const uuid = (n: number) => `01900000-0000-7000-8000-00000000000${n}`;
const importId = uuid(9);
const command = { reason: "the wrong file", by, actor, at };
const alert = (n: number, changes = {}) => alertState({ id: uuid(n), importId, ...changes });
const alerts = [
	alert(1),
	alert(2, { version: 2 }),
	tombstone(alert(3), command),
	// Raised by an earlier import, and updated by this one.
	alert(4, { version: 2 }),
	alert(5, { importId: uuid(8) }),
];
const outcomes = (raised: string[] | null) => {
	const decision = decideRecallImport({ id: importId, raised, alerts, beyond: 2 }, command);
	if ("refused" in decision) throw new Error("refused");
	return {
		recalled: decision.events.length,
		erased: decision.writes.filter(({ statement }) => statement.name === "alert_version.erase").length,
		alerts: (decision.answer as { alerts: { outcome: string }[] }).alerts.map(({ outcome }) => outcome),
		beyond: (decision.answer as { beyond: number }).beyond,
	};
};

test("given an import, when it is undone, then what it raised and nobody changed since is recalled, and nothing else", () => {
	expect(outcomes([uuid(1), uuid(2), uuid(3)])).toEqual({
		recalled: 1,
		erased: 1,
		alerts: ["recalled", "changedSince", "alreadyRecalled", "wasThereBefore", "wasThereBefore"],
		beyond: 2,
	});
});

test("given an import that did not say what it raised, then what was changed since is left, whoever raised it", () => {
	expect(outcomes(null).alerts).toEqual([
		"recalled",
		"wasThereBefore",
		"wasThereBefore",
		"wasThereBefore",
		"wasThereBefore",
	]);
});
