export { type TestContext, type TestContextOptions, testContext } from "./testing-context.ts";
export { beyondScope, type Revealing, type Reveals, revealedBy } from "./testing-reveals.ts";
export { type Answer, nightDeskOf, openStage, type Stage, type UnitName, units } from "./testing-stage.ts";
