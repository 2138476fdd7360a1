// Does each invariant find its own bug? Puts one planted mutant at a time into a copy of the contracts, runs the tests
// that src/test/mutation/planted.json names for it, and fails if they stay green. mutate.mjs asks the same of every line.
//
//   node src/main/js/planted.mjs [NAME…]      NAME as in the file: I10, A18 …; all without one
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const room = path.resolve('target/planted');
const forge = path.resolve('node_modules/@foundry-rs/forge-linux-amd64/bin/forge');
const wanted = process.argv.slice(2);
const mutants = JSON.parse(fs.readFileSync('src/test/mutation/planted.json', 'utf8'))
  .filter(({ finds }) => wanted.length === 0 || wanted.includes(finds));

for (const part of ['src/main/solidity', 'src/test/solidity']) {
  fs.rmSync(path.join(room, part), { recursive: true, force: true });
  fs.cpSync(part, path.join(room, part), { recursive: true });
}
fs.mkdirSync(path.join(room, 'src/main/js'), { recursive: true });
fs.copyFileSync('src/main/js/solc.cjs', path.join(room, 'src/main/js/solc.cjs'));
fs.copyFileSync('foundry.toml', path.join(room, 'foundry.toml'));
if (!fs.existsSync(path.join(room, 'node_modules'))) fs.symlinkSync(path.resolve('node_modules'), path.join(room, 'node_modules'));

const wrong = [];
for (const { finds, file, bug, with: replacement, tests } of mutants) {
  const target = path.join(room, 'src/main/solidity', file);
  const source = fs.readFileSync(target, 'utf8');
  if (source.split(bug).length !== 2) {
    wrong.push(`${finds}: ${file} does not hold this text once: ${bug}`);
    continue;
  }
  fs.writeFileSync(target, source.replace(bug, () => replacement));
  const run = spawnSync(forge, ['test', '--match-path', `src/test/solidity/${tests}`, '--match-test', `_${finds}_`], {
    cwd: room, encoding: 'utf8', maxBuffer: 1 << 28, timeout: 600_000,
    env: { ...process.env, NO_COLOR: '1', FOUNDRY_LINT_ON_BUILD: 'false' },
  });
  fs.writeFileSync(target, source);
  const text = `${run.stdout}${run.stderr}`;
  const found = run.status !== 0 && /\[FAIL/.test(text);
  console.log(`${finds}: ${found ? 'found' : 'NOT FOUND'}: ${file}: ${bug.trim()} -> ${replacement.trim() || '(nothing)'}`);
  if (!found) wrong.push(`${finds}: the mutant in ${file} is not found${/Compiler run failed/.test(text) ? ': it does not compile' : ''}`);
}
if (wrong.length > 0) {
  console.error(wrong.join('\n'));
  process.exit(1);
}
