// `forge test` over src/test/solidity, called by Maven in phase test. Fails when a test fails, and when a handler of an
// invariant mostly reverts: a handler that always reverts tests nothing.
// Skipped while sources, tests and settings are those of the last green run.
//
//   node src/main/js/forge.mjs [long|nightly] [TEST…]     the profile of this name in foundry.toml; names or parts of names
//
// A long run fails, too, when an invariant saw fewer than 50,000 calls.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { idleHandlers, tooFewCalls } from './forge-table.mjs';
import { hash, read, solidity } from './sources.mjs';

const forge = 'node_modules/@foundry-rs/forge-linux-amd64/bin/forge';
const stamp = 'target/forge.stamp';
const LEAST_CALLS = 50_000;
const profile = ['long', 'nightly'].find(name => process.argv[2] === name);
const long = profile !== undefined;
const named = long ? process.argv.slice(3) : [];

if (!fs.existsSync(forge)) {
  // npm leaves the package out where there is no binary for the platform. The Java tests on a node still run there.
  console.log(`SKIPPED: Solidity tests need forge, which npm has for Linux on x86-64 only (this is ${process.platform}-${process.arch}).`);
  if (process.env.CI === 'true') process.exit(1);
  process.exit(0);
}
const scripts = fs.readdirSync('src/main/js').sort().map(name => read(path.join('src/main/js', name)));
const sources = [...solidity('src/main/solidity'), ...solidity('src/test/solidity')].flat();
const key = hash(read('foundry.toml'), read('package-lock.json'), ...scripts, ...sources);
if (!long && read(stamp) === key) {
  console.log('forge: nothing has changed since the last green run');
  process.exit(0);
}

const seed = `0x${Date.now().toString(16)}`;
const flags = ['test', ...(long ? ['--fuzz-seed', seed] : []), ...(named.length > 0 ? ['--match-test', named.join('|')] : [])];
if (long) console.log(`forge: profile ${profile}, seed ${seed}`);
const run = spawnSync(path.resolve(forge), flags, {
  encoding: 'utf8',
  maxBuffer: 256 * 1024 * 1024,
  env: { ...process.env, NO_COLOR: '1', ...(long ? { FOUNDRY_PROFILE: profile } : {}) },
});
fs.mkdirSync('target', { recursive: true });
fs.writeFileSync(long ? 'target/forge-long.txt' : 'target/forge.txt', `${run.stdout}\n${run.stderr}`);
const idle = idleHandlers(run.stdout ?? '');
if (run.status !== 0) {
  console.error(run.stdout, run.stderr);
  process.exit(1);
}
const few = long ? tooFewCalls(run.stdout ?? '', LEAST_CALLS) : [];
if (few.length > 0) {
  console.error(`invariants with fewer than ${LEAST_CALLS} calls:\n${few.join('\n')}`);
  process.exit(1);
}
if (idle.length > 0) {
  // Long sequences use up what a handler can do (three dates are soon paid and swept): the short ones are held to this.
  console.error(`handlers that revert more often than not:\n${idle.join('\n')}`);
  if (!long) process.exit(1);
}
console.log(run.stdout.trim().split('\n').slice(-1)[0]);
if (!long) fs.writeFileSync(stamp, key);
