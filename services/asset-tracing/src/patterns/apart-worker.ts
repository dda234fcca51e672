import { parentPort, workerData } from "node:worker_threads";
import { buildGraph } from "@seamark/money-graph";
import { findPatterns } from "@seamark/money-patterns";
import type { Question } from "./apart.ts";

/** Runs on a thread of its own: finds, answers, ends. */
const { transfers, parameters, only } = workerData as Question;
parentPort?.postMessage(findPatterns(buildGraph(transfers), parameters, only));
