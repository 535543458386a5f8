#!/usr/bin/env python3
"""Builds all mutants of `cargo mutants` at once, and runs for each the tests that come by it: docs/mutants.md says how and why.

    mutants/run.py build [arguments of `cargo mutants --list`]    lists, writes and builds the copy, and runs its tests without a mutant
    mutants/run.py run [SECONDS]                                  tries every mutant that has no result yet, each for so long; may be stopped at any time
    mutants/run.py again [SECONDS]                                the same, but for what survived: after new tests and `build`, or for longer
    mutants/run.py report                                         counts, survivors, and what was not built

Everything is written below target/mutants. A test that hangs counts as one that noticed.
"""

import concurrent.futures
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import tomllib

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORK = ROOT / "target" / "mutants"
TREE, TARGET, REACHED, TEMPORARY = WORK / "tree", WORK / "target", WORK / "reached", WORK / "tmp"
LIST, LEFT_OUT, TESTS, RESULTS = WORK / "list.json", WORK / "left_out", WORK / "tests.json", WORK / "results.jsonl"
CONFIG = tomllib.loads((ROOT / ".cargo" / "mutants.toml").read_text())
# Tests wait for their timers half of the time.
WORKERS = 2 * (os.cpu_count() or 1)
# Beside a build on the same cores a test takes longer than alone.
TIMEOUT_MIN_S, TIMEOUT_FACTOR = 40, 6
ARM = re.compile(rb"!crate::mutant::on\((\d+)\) && \(true\)")
NUMBER = re.compile(rb"mutant::on\((\d+)\)")


def cargo(*arguments, folder=TREE, **options):
    environment = os.environ | {"CARGO_TARGET_DIR": str(TARGET)}
    return subprocess.run(["cargo", *arguments], cwd=folder, env=environment, **options)


# --- build ---


def copy_tree():
    names = subprocess.run(["git", "ls-files", "-zco", "--exclude-standard"], cwd=ROOT, check=True, capture_output=True).stdout
    wanted = {name for name in names.decode().split("\0") if name and (ROOT / name).is_file()}
    # What the tool writes it reads from the sources; what is as it was keeps its time, or cargo would build it again.
    written = {mutant["file"] for mutant in json.loads(LIST.read_text())} | {"src/lib.rs", "src/mutant.rs"}
    for name in wanted - written:
        (TREE / name).parent.mkdir(parents=True, exist_ok=True)
        if not (TREE / name).exists() or (TREE / name).read_bytes() != (ROOT / name).read_bytes():
            shutil.copy(ROOT / name, TREE / name)
    programs = pathlib.Path("tests", "interop", "node_modules")
    if (ROOT / programs).exists() and not (TREE / programs).exists():
        (TREE / programs).symlink_to(ROOT / programs)
    for old in [p for p in TREE.rglob("*") if p.is_file() and programs not in p.relative_to(TREE).parents and str(p.relative_to(TREE)) not in wanted | written]:
        old.unlink()


def write_mutants():
    """The tool prints what it has no form for; that joins what does not compile."""
    tool = cargo("run", "--quiet", "--manifest-path", str(ROOT / "mutants" / "Cargo.toml"), "--", str(LIST), str(ROOT), str(TREE), str(LEFT_OUT),
                 folder=ROOT, check=True, capture_output=True, text=True)  # fmt: skip
    with LEFT_OUT.open("a") as left_out:
        left_out.write(tool.stdout)


def errors():
    """The numbers of mutants that the compiler refuses, each with its code."""
    found = {}
    # As the tests are built below: what is built for one serves both.
    out = cargo("test", "--no-run", "--lib", "--message-format=json", "--quiet", capture_output=True)
    for message in map(json.loads, out.stdout.splitlines()):
        message = message.get("message", {})
        spans = [span for span in message.get("spans", []) if span["is_primary"]]
        if message.get("level") != "error" or not spans:
            continue
        # The mutant is the last one that is named before the error's end; a `match` that misses an arm is named before its arms.
        source = (TREE / spans[0]["file_name"]).read_bytes()
        code = (message.get("code") or {}).get("code", "?")
        named = [m for m in NUMBER.finditer(source) if m.start() < spans[0]["byte_end"]]
        if code == "E0004":
            named = [m for m in ARM.finditer(source) if m.start() > spans[0]["byte_end"]][:1]
        if not named:
            sys.exit(f"an error that is no mutant's: {message['rendered']}")
        found[int(named[-1][1])] = f"{code} {message['message'].splitlines()[0]}"
    if out.returncode != 0 and not found:
        sys.exit("the copy does not build")
    return found


def build(arguments):
    WORK.mkdir(parents=True, exist_ok=True)
    listed = subprocess.run(["cargo", "mutants", "--list", "--json", *arguments], cwd=ROOT, check=True, capture_output=True).stdout
    if not LIST.exists() or LIST.read_bytes() != listed:
        LIST.write_bytes(listed)
        LEFT_OUT.write_text("")
    copy_tree()
    write_mutants()
    while refused := errors():
        with LEFT_OUT.open("a") as left_out:
            left_out.writelines(f"{number} {why}\n" for number, why in sorted(refused.items()))
        print(f"{len(refused)} do not compile", flush=True)
        write_mutants()
    wanted = CONFIG["additional_cargo_args"] + CONFIG["additional_cargo_test_args"]
    listed = cargo("nextest", "list", *wanted, "--message-format=json", check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    tests = {}
    for binary, suite in json.loads(listed.stdout)["rust-suites"].items():
        matches = [name for name, test in suite["testcases"].items() if test["filter-match"]["status"] == "matches"]
        tests |= {f"{binary} {name}": {"binary": suite["binary-path"], "name": name} for name in matches}
    baseline(tests)


def baseline(tests):
    """Without a mutant everything passes, and each test says by which mutants it comes."""
    shutil.rmtree(REACHED, ignore_errors=True)
    REACHED.mkdir()
    with concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
        outcomes = dict(zip(tests, pool.map(lambda name: attempt(tests[name], 0, 600, name), tests)))
    for name, (passed, seconds, output) in outcomes.items():
        if not passed:
            sys.exit(f"{name} fails without a mutant:\n{output}")
        tests[name]["seconds"] = seconds
        files = REACHED.glob(f"{file_name(name)}@*")
        tests[name]["reaches"] = sorted({int(line) for file in files for line in file.read_text().split()})
    TESTS.write_text(json.dumps(tests))
    print(f"{len(tests)} tests pass without a mutant")


def file_name(test):
    return test.replace("::", "+").replace(" ", "+")


# --- run ---


def attempt(test, number, timeout_s, reached=None):
    """Runs one test in a process, a process group and a temporary folder of its own."""
    temporary = TEMPORARY / f"{threading.get_ident()}"
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir(parents=True)
    environment = os.environ | {"TMPDIR": str(temporary), "CARGO_MANIFEST_DIR": str(TREE), "INSTA_WORKSPACE_ROOT": str(TREE), "INSTA_UPDATE": "no"}
    environment |= {"RUST_BACKTRACE": "0", "MUTANT": str(number), "PROPTEST_MAX_SHRINK_ITERS": "0"} if reached is None else {"MUTANTS_REACHED": str(REACHED / file_name(reached))}
    began = time.monotonic()
    process = subprocess.Popen([test["binary"], "--exact", test["name"], "--nocapture"], cwd=TREE, env=environment,
                               stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)  # fmt: skip
    try:
        output, passed = process.communicate(timeout=timeout_s)[0], process.returncode == 0
    except subprocess.TimeoutExpired:
        output, passed = b"", None
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()
    return passed, time.monotonic() - began, output.decode(errors="replace")


def try_mutant(number, mutant, tests, noticed, most_s, before):
    """The quickest tests first, and before them those that noticed something in the same file; all, where there is the time.
    What there was no time for `before` comes first now."""
    began = time.monotonic()
    near = [name for name in tests if number in tests[name]["reaches"]]
    known = noticed.setdefault(mutant["file"], [])
    near.sort(key=lambda name: (name not in known, tests[name]["seconds"]))
    left = len(near) - before.get("untried", 0)
    near = near[left:] + near[:left]
    outcome = {"name": mutant["name"], "status": "survived", "tests": len(near), "untried": 0}
    for at, name in enumerate(near):
        if time.monotonic() - began > most_s:
            outcome["untried"] = len(near) - at
            break
        passed, _, _ = attempt(tests[name], number, max(TIMEOUT_MIN_S, TIMEOUT_FACTOR * tests[name]["seconds"]))
        if not passed:
            outcome |= {"status": "timeout" if passed is None else "killed", "test": name}
            if name not in known and tests[name]["seconds"] < 3:
                known.append(name)
            break
    return outcome | {"seconds": round(time.monotonic() - began, 1)}


def results():
    """The last result of each mutant, by its name."""
    lines = RESULTS.read_text().splitlines() if RESULTS.exists() else []
    return {outcome["name"]: outcome for outcome in map(json.loads, lines)}


def left_out():
    return {int(line.split()[0]): line.split(maxsplit=1)[1] for line in LEFT_OUT.read_text().splitlines()}


def run(again, most_s):
    mutants, tests, known, without, noticed = json.loads(LIST.read_text()), json.loads(TESTS.read_text()), results(), left_out(), {}
    for test in tests.values():
        test["reaches"] = set(test["reaches"])
    done = {name for name, outcome in known.items() if not again or outcome["status"] != "survived"}
    todo = [(n, m) for n, m in enumerate(mutants, 1) if n not in without and m["name"] not in done]
    with RESULTS.open("a") as file, concurrent.futures.ThreadPoolExecutor(WORKERS) as pool:
        futures = [pool.submit(try_mutant, number, mutant, tests, noticed, most_s, known.get(mutant["name"], {})) for number, mutant in todo]
        for count, future in enumerate(concurrent.futures.as_completed(futures), 1):
            outcome = future.result()
            file.write(json.dumps(outcome) + "\n")
            file.flush()
            print(f"{count}/{len(todo)} {outcome['status']:8} {outcome['seconds']:6} s  {outcome['name']}", flush=True)


def report():
    mutants, known, without = json.loads(LIST.read_text()), results(), left_out()
    counts, lines = {}, []
    for number, mutant in enumerate(mutants, 1):
        outcome = known.get(mutant["name"], {"status": "not tried"})
        status = "not built" if number in without else outcome["status"]
        counts[status] = counts.get(status, 0) + 1
        if status in ("survived", "not built"):
            lines.append(f"{status}: {mutant['name']}  [{without.get(number) or str(outcome['tests']) + ' tests, untried ' + str(outcome['untried'])}]")
    print("\n".join(lines), f"\n{len(mutants)} mutants: {counts}")


if __name__ == "__main__":
    command, *rest = sys.argv[1:] or ["help"]
    if command == "build":
        build(rest)
    elif command in ("run", "again"):
        run(command == "again", float(rest[0]) if rest else float("inf"))
    elif command == "report":
        report()
    else:
        sys.exit(__doc__)
