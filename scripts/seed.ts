// Set up before every test file: in CI all properties draw from one seed, so a clone that passed passes again. At home each run draws its own.
import fc from "fast-check";

if (process.env.CI) fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: 1 });
