export { extendGraph } from "./extend.ts";
export { buildGraph, bytesPerTransfer, type MoneyGraph, type Transfers, transfersOf } from "./graph.ts";
export { type Bounds, type Reach, reach } from "./reach.ts";
export { graphOf, graphPieces } from "./snapshot.ts";
