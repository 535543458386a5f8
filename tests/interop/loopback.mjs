// What both programs share: names of the test network, and a way to end with one JSON answer.

import { webcrypto } from "node:crypto";
import dns from "node:dns";

// Debian 12's Node (18) has no global `crypto`, which activitypub-testing expects.
globalThis.crypto ??= webcrypto;

const LOOPBACK = { address: "127.0.0.1", family: 4 };

/** Resolves every name under `.localhost` and `.test` to loopback, as Rooftop's own client does in tests: no resolver is asked. */
export function resolveTestNames() {
  const real = dns.lookup;
  dns.lookup = (hostname, options, callback) => {
    if (!/(^|\.)(localhost|test)$/i.test(hostname)) return real(hostname, options, callback);
    const done = callback ?? options;
    const all = typeof options === "object" && options?.all;
    process.nextTick(() => (all ? done(null, [LOOPBACK]) : done(null, LOOPBACK.address, LOOPBACK.family)));
  };
}

/** Prints one JSON answer and ends with `code`; the answer is written whole before the program ends. */
export function finish(answer, code) {
  process.stdout.write(`${JSON.stringify(answer, undefined, 2)}\n`, () => process.exit(code));
}

/** Reads the addresses that the program needs, or ends with code 2 and a sentence. */
export function addresses(usage, count) {
  const given = process.argv.slice(2);
  if (given.length !== count || !given.every((text) => URL.canParse(text))) {
    process.stderr.write(`usage: ${usage}\n`);
    process.exit(2);
  }
  return given;
}
