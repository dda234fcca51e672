import type { Tx } from "@seamark/db";
import type { Statement } from "@seamark/log";
import { writerSettings } from "@seamark/policy";
import type { HtcdsFacts } from "../htcds/map.ts";
