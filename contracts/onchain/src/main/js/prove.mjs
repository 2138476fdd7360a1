// Has the solver prove the statements of src/test/smt for all arguments: solc's model checker (CHC engine) with z3.
// One function there, one statement. Each has to come back proved: unknown is a failure, as a refutation is.
// `--selftest` plants a false statement and fails unless it is refuted.
// Without z3 on the PATH the job says that it is skipped; with CI=true that is a failure.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { hash, read, solidity } from './sources.mjs';

const require = createRequire(import.meta.url);
const folder = 'src/test/smt';
// Of solc's own call of z3, with a limit of steps instead of one of time: the same answer on a busy machine.
const Z3 = ['-smt2', '-in', 'rlimit=60000000', 'rewriter.pull_cheap_ite=true', 'fp.spacer.q3.use_qgen=true', 'fp.spacer.mbqi=false', 'fp.spacer.ground_pobs=false'];
const PROVED = '9576'; // solc's code of "assertion violation check is safe"
const stamp = 'target/proofs.stamp';
const selftest = process.argv.includes('--selftest');

if (spawnSync('z3', ['--version']).status !== 0) {
  console.log('SKIPPED: the proofs of the pure arithmetic need z3 (Debian package z3), which is not on the PATH.');
  process.exit(process.env.CI === 'true' ? 1 : 0);
}
const harness = solidity(folder);
const main = solidity('src/main/solidity');
const key = hash(read('src/main/js/prove.mjs'), read('package-lock.json'), ...harness.flat(), ...main.flat());
if (!selftest && read(stamp) === key) {
  console.log('proofs: nothing has changed since the last green run');
  process.exit(0);
}

const solc = require('solc');
const { smtCallback } = require('solc/smtchecker');
const planted = '// SPDX-License-Identifier: Apache-2.0\npragma solidity 0.8.37;\n'
  + 'import {LoanMath} from "lending/LoanMath.sol";\n'
  + 'contract Planted {\n    function f(uint128 p, uint128 d) external pure {\n(uint128 r,) = LoanMath.split(p, d);\nassert(r == p);\n    }\n}\n';
const files = selftest ? [['Planted.sol', planted]] : harness;

const proved = [];
const failed = [];
for (const [file, content] of files) {
  const imports = content.match(/^import .*;$/gm).join('\n');
  for (const [, contract, body] of content.matchAll(/^contract (\w+) \{$([^]*?)^\}$/gm)) {
    // Each statement in a contract of its own: what the solver thinks of one does not depend on the others.
    for (const [text, name] of body.matchAll(/^ {4}function (\w+)[^]*?^ {4}\}$/gm)) {
      const alone = `// SPDX-License-Identifier: Apache-2.0\npragma solidity 0.8.37;\n${imports}\ncontract ${contract} {\n${text}\n}\n`;
      const wanted = text.match(/\bassert\(/g)?.length ?? 0;
      const got = assertionsProved(file, alone);
      (wanted > 0 && got === wanted ? proved : failed).push(`${contract}.${name}: ${got} of ${wanted} assertions`);
    }
  }
}
if (selftest) {
  const refuted = proved.length === 0 && failed.length === 1;
  console.log(`proofs: the planted false statement was ${refuted ? 'refuted' : 'NOT REFUTED'}`);
  process.exit(refuted ? 0 : 1);
}
if (failed.length > 0) {
  console.error(`not proved:\n${failed.join('\n')}`);
  process.exit(1);
}
console.log(`proofs: ${proved.length} statements proved`);
fs.mkdirSync('target', { recursive: true });
fs.writeFileSync(stamp, key);

function assertionsProved(file, content) {
  const settings = {
    evmVersion: 'shanghai',
    modelChecker: {
      contracts: { [file]: [/^contract (\w+)/m.exec(content)[1]] }, engine: 'chc', solvers: ['smtlib2'], targets: ['assert'],
      showProvedSafe: true, showUnproved: true, showUnsupported: true,
    },
    outputSelection: { '*': { '*': [] } },
  };
  const input = { language: 'Solidity', sources: { [file]: { content } }, settings };
  const result = JSON.parse(solc.compile(JSON.stringify(input), { import: source, smtSolver: smtCallback(solve) }));
  const errors = (result.errors ?? []).filter(e => e.severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(e => e.formattedMessage).join('\n'));
  return (result.errors ?? []).filter(e => e.errorCode === PROVED && e.sourceLocation.file === file).length;
}

/** A library as the checker understands it: it takes a revert with a typed error for nothing at all, and goes on behind it. */
function source(name) {
  const own = path.join('src/main/solidity', name);
  const from = fs.existsSync(own) ? own : path.join('node_modules', name);
  if (!fs.existsSync(from)) return { error: `not found: ${name}` };
  return { contents: fs.readFileSync(from, 'utf8').replace(/\brevert [A-Z]\w*\([^;]*\);/g, 'revert();') };
}

/** z3's answer to a query. */
function solve(query) {
  const run = spawnSync('z3', Z3, { input: query, encoding: 'utf8', maxBuffer: 1 << 30 });
  return run.stdout || 'unknown';
}
