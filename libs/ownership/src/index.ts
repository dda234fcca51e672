export { type Controlled, controlledBy, type Held, openHeld } from "./control.ts";
export { type Graph, openGraph } from "./graph.ts";
export { faultsOf, type Holding, type Share } from "./holding.ts";
export { type Owners, ownersOf } from "./owners.ts";
