// Line and branch coverage of the contracts by their Solidity tests, from `forge coverage` (lcov). Fails below the floors.
// Slow (everything is compiled again without the optimizer): a command and a profile, not part of the normal build.
//
//   node src/main/js/coverage.mjs [FOLDER…]     folders below src/main/solidity; all without one, and then the table in
//                                               docs/reference/contracts-tests.md is written anew
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const FLOOR = 95; // per cent, of lines and of branches, over all chosen files
const forge = path.resolve('node_modules/@foundry-rs/forge-linux-amd64/bin/forge');
const report = path.resolve('target/coverage.lcov');
const folders = process.argv.slice(2);

if (!fs.existsSync(forge)) {
  console.log('SKIPPED: coverage needs forge, which npm has for Linux on x86-64 only.');
  process.exit(process.env.CI === 'true' ? 1 : 0);
}
fs.mkdirSync('target', { recursive: true });
const match = folders.length > 0 ? ['--match-path', `src/test/solidity/{${folders.join(',')}${folders.length === 1 ? ',' : ''}}/**`] : [];
const run = spawnSync(forge, ['coverage', '--report', 'lcov', '--report-file', report, ...match], {
  encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, NO_COLOR: '1', FOUNDRY_LINT_ON_BUILD: 'false' },
});
if (run.status !== 0) {
  console.error(run.stdout, run.stderr);
  process.exit(1);
}

const rows = parse(fs.readFileSync(report, 'utf8'))
  .filter(row => row.file.startsWith('src/main/solidity/'))
  .filter(row => folders.length === 0 || folders.some(f => row.file.startsWith(`src/main/solidity/${f}/`)));
if (rows.length === 0) throw new Error('no contract in the report');
const percent = (hit, all) => (all === 0 ? 100 : (100 * hit) / all);
const sum = key => rows.reduce((total, row) => total + row[key], 0);
for (const row of rows) {
  const lines = percent(row.linesHit, row.lines).toFixed(1).padStart(6);
  const branches = percent(row.branchesHit, row.branches).toFixed(1).padStart(6);
  console.log(`${row.file.slice('src/main/solidity/'.length).padEnd(44)} lines ${lines} %  branches ${branches} %  ${row.missed.join(' ')}`);
}
const lines = percent(sum('linesHit'), sum('lines'));
const branches = percent(sum('branchesHit'), sum('branches'));
console.log(`all: lines ${lines.toFixed(1)} % of ${sum('lines')}, branches ${branches.toFixed(1)} % of ${sum('branches')}; floor ${FLOOR} %`);
if (folders.length === 0) writeTable('../../docs/reference/contracts-tests.md');
process.exit(lines > FLOOR && branches > FLOOR ? 0 : 1);

/** Between the markers of the page: a row a folder, then all. */
function writeTable(page) {
  const byFolder = new Map();
  for (const row of rows) {
    const folder = path.posix.dirname(row.file).slice('src/main/solidity/'.length);
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), row]);
  }
  const line = (name, group) => {
    const total = key => group.reduce((sum, row) => sum + row[key], 0);
    return `| ${name} | ${total('linesHit')} of ${total('lines')} | ${percent(total('linesHit'), total('lines')).toFixed(1)} % `
      + `| ${total('branchesHit')} of ${total('branches')} | ${percent(total('branchesHit'), total('branches')).toFixed(1)} % |`;
  };
  const table = ['| Folder | Lines | | Branches | |', '| --- | --- | --- | --- | --- |',
    ...[...byFolder].map(([folder, group]) => line(`\`${folder}\``, group)), line('**all**', rows)].join('\n');
  const text = fs.readFileSync(page, 'utf8');
  fs.writeFileSync(page, text.replace(/(<!-- coverage -->\n)[\s\S]*?(<!-- end -->)/, (_, from, to) => `${from}${table}\n${to}`));
}

/** One row a file; `missed` names the lines without a hit and the lines of branches without one. */
function parse(lcov) {
  return lcov.split('end_of_record').filter(part => part.includes('SF:')).map(part => {
    const file = /^SF:(.*)$/m.exec(part)[1];
    const lines = [...part.matchAll(/^DA:(\d+),(\d+)/gm)];
    const branches = [...part.matchAll(/^BRDA:(\d+),\d+,\d+,(.+)$/gm)];
    const taken = ([, , count]) => count !== '-' && count !== '0';
    return {
      file: path.relative('.', path.resolve(file)).split(path.sep).join('/'),
      lines: lines.length,
      linesHit: lines.filter(taken).length,
      branches: branches.length,
      branchesHit: branches.filter(taken).length,
      missed: [...lines.filter(l => !taken(l)).map(l => `L${l[1]}`), ...branches.filter(b => !taken(b)).map(b => `B${b[1]}`)],
    };
  });
}
