// Does a test notice? Changes the contracts in small ways, one at a time, and runs the Solidity tests of the contract's
// folder against each. A mutant that no test notices is a survivor; survivors that are no fault of the tests are listed
// with their reason in src/test/mutation/survivors.json, any other one fails the command.
//
//   node src/main/js/mutate.mjs [FILE-OR-FOLDER…] [--every N] [--from K] [--list]
//
// FILE-OR-FOLDER below src/main/solidity, all without one. --every N takes each Nth mutant only, beginning with --from K.
// Takes 3 to 10 seconds a mutant: a command for a quiet hour, not part of the build.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { mutantsOf, nameOf } from './mutants.mjs';

const { values: options, positionals: wanted } = parseArgs({
  allowPositionals: true,
  options: { every: { type: 'string', default: '1' }, from: { type: 'string', default: '0' }, list: { type: 'boolean' } },
});
const main = 'src/main/solidity';
const tests = 'src/test/solidity';
const room = path.resolve('target/mutation');
const forge = path.resolve('node_modules/@foundry-rs/forge-linux-amd64/bin/forge');
const explained = JSON.parse(fs.readFileSync('src/test/mutation/survivors.json', 'utf8'));

const files = fs.readdirSync(main, { recursive: true })
  .filter(name => name.endsWith('.sol') && (wanted.length === 0 || wanted.some(w => name === w || name.startsWith(`${w}/`))))
  .sort();
const chosen = [];
let every = 0;
for (const file of files) {
  const source = fs.readFileSync(path.join(main, file), 'utf8');
  const all = mutantsOf(source);
  for (const mutant of all) {
    if (every++ % Number(options.every) === Number(options.from)) chosen.push({ file, source, mutant, name: nameOf(file, source, mutant, all) });
  }
}
if (options.list) {
  for (const { file, mutant, name } of chosen) console.log(`${file}:${mutant.line} ${name.split(' | ').slice(1).join(' | ')}`);
  console.log(`${chosen.length} mutants`);
  process.exit(0);
}

furnish();
const counts = { killed: 0, invalid: 0, explained: 0, survived: 0 };
const wrong = [];
for (const [number, { file, source, mutant, name }] of chosen.entries()) {
  const target = path.join(room, main, file);
  fs.writeFileSync(target, mutant.text);
  const verdict = judge(file);
  fs.writeFileSync(target, source);
  const known = explained[name];
  const result = verdict === 'survived' && known ? 'explained' : verdict;
  counts[result]++;
  if (result === 'survived') wrong.push(`survived: ${name}`);
  if (verdict === 'killed' && known) wrong.push(`listed as a survivor, but killed: ${name}`);
  console.log(`${number + 1}/${chosen.length} ${result}: ${file}:${mutant.line} ${mutant.what}`);
}
const valid = chosen.length - counts.invalid;
console.log(`${valid} mutants: ${counts.killed} killed, ${counts.explained} survive for a reason, ${counts.survived} survive; ${counts.invalid} do not compile`);
if (wrong.length > 0) {
  console.error(wrong.join('\n'));
  process.exit(1);
}

/** A copy of all that forge needs, so that the sources themselves are never touched. */
function furnish() {
  for (const part of [main, tests]) {
    fs.rmSync(path.join(room, part), { recursive: true, force: true });
    fs.cpSync(part, path.join(room, part), { recursive: true });
  }
  fs.mkdirSync(path.join(room, 'src/main/js'), { recursive: true });
  fs.copyFileSync('src/main/js/solc.cjs', path.join(room, 'src/main/js/solc.cjs'));
  fs.copyFileSync('foundry.toml', path.join(room, 'foundry.toml'));
  if (!fs.existsSync(path.join(room, 'node_modules'))) fs.symlinkSync(path.resolve('node_modules'), path.join(room, 'node_modules'));
  for (const folder of new Set(chosen.map(c => c.file.split('/')[0]))) {
    const run = test(folder);
    if (run.status !== 0) throw new Error(`the tests of ${folder} fail without any mutant:\n${run.stdout}\n${run.stderr}`);
  }
}

function judge(file) {
  const run = test(file.split('/')[0]);
  if (/Compiler run failed|Compiler error/.test(run.stdout + run.stderr)) return 'invalid';
  return run.status === 0 ? 'survived' : 'killed';
}

/** The tests of the contract's own folder, and stops at the first that fails. A mutant that hangs is noticed, too. */
function test(folder) {
  return spawnSync(forge, ['test', '--fail-fast', '--match-path', `${tests}/${folder}/*`], {
    cwd: room, encoding: 'utf8', maxBuffer: 1 << 28, timeout: 300_000,
    env: { ...process.env, NO_COLOR: '1', FOUNDRY_LINT_ON_BUILD: 'false', FOUNDRY_DYNAMIC_TEST_LINKING: 'true' },
  });
}
