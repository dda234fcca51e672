import { parentPort, workerData } from "node:worker_threads";
import { findOwners, type Question } from "./find-owners.ts";

/** Runs on a thread of its own: finds, answers, ends. */
parentPort?.postMessage(findOwners(workerData as Question));
