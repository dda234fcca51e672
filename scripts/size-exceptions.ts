// The files that may be longer than 300 lines, those that may hold functions longer than 60, and those that may hold functions with many
// branches, each with its reason. biome.json cannot hold a reason: lint.int.test.ts keeps its overrides to these lists. A list is to get shorter.

const story = "one story, told from top to bottom";

export const longFiles: Record<string, string> = {
	"libs/errors/src/catalogue.ts": "the catalogue of errors",
	"tests/support/hub-suite.ts": "tests that several files run",
	"tests/support/operations.ts": "the catalogue of valid requests",
	"services/console/src/web/words/**": "a dictionary is as long as the page has words",
	"**/*.test.ts": "a test file is as long as its subject has sides",
};

export const longFunctions: Record<string, string> = {
	"libs/events/src/contract.ts": "tests that several files run: the function is their describe",
	"tests/support/hub-suite.ts": "tests that several files run: the function is their describe",
	"tests/support/operations.ts": "the catalogue of valid requests",
	"tests/support/record-operations.ts": "the catalogue of valid requests",
	"tests/bench/**": story,
	"tests/chaos/**": story,
	"tests/demo/**": story,
	"tests/simulation/**": "models of whole parts: one closure each, with the state of the part",
	"**/*.test.ts": "a describe holds its tests",
	"services/audit/src/record-events/classify.ts": "one case for each event, which are to be seen together",
};

export const branchedFunctions: Record<string, string> = {
	"libs/http/src/strict-json.ts": "one pass over a text, sign by sign",
	"tests/chaos/**": story,
	"tests/demo/**": story,
	"tests/simulation/**": "models of whole parts: one closure each, with the state of the part",
	"**/*.test.ts": "a test goes over all of something, and looks at each",
};
