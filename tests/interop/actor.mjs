// Runs every actor test of activitypub-testing against one actor and prints one JSON summary.
//
//   node tests/interop/actor.mjs URL
//
// Exit code 0: each test that applies passed. 1: some did not. 2: no address was given.
// A test that cannot tell counts as a failure; one that does not apply (an outbox that takes no POST) does not.

import { ActorUrlTestRun } from "activitypub-testing/test-actor";

import { addresses, finish, resolveTestNames } from "./loopback.mjs";

const GOOD = new Set(["passed", "inapplicable"]);

// The tests whose rule Rooftop promises: one of them that finds nothing to test is a fault too.
const MUST_PASS = [
  "actor-must-serve-as2-object-to-get",
  "actor-objects-must-have-inbox-outbox-properties",
  "followers-collection-must-be-a-collection",
  "following-collection-must-be-a-collection",
  "inbox-must-be-an-orderedcollection",
  "outbox-must-be-an-orderedcollection",
];

// The library writes notes to the console: standard output is for the answer alone.
const quiet = Object.assign(Object.create(console), { log() {}, debug() {}, info() {}, warn() {} });

async function run(actor) {
  const results = [];
  for await (const { test, result } of new ActorUrlTestRun(new URL(actor), { console: quiet })) {
    results.push({ test: test.slug, outcome: result.outcome, info: result.info });
  }
  results.sort((a, b) => a.test.localeCompare(b.test));
  const outcomes = new Map(results.map(({ test, outcome }) => [test, outcome]));
  const failed = results.filter(({ outcome }) => !GOOD.has(outcome)).map(({ test }) => test);
  const missing = MUST_PASS.filter((test) => outcomes.get(test) === undefined || outcomes.get(test) === "inapplicable");
  return { actor, ok: failed.length === 0 && missing.length === 0, failed, missing, results };
}

const [actor] = addresses("actor.mjs ACTOR_URL", 1);
resolveTestNames();
const broken = (error) => finish({ actor, ok: false, error: String(error), cause: String(error?.cause ?? "") }, 1);
// The library runs its tests side by side: one that throws is seen here.
process.on("unhandledRejection", broken);
try {
  const summary = await run(actor);
  finish(summary, summary.ok ? 0 : 1);
} catch (error) {
  broken(error);
}
