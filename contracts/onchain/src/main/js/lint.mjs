// `forge lint` over the contracts: every finding of high, medium and low severity fails. One that is meant carries
// `forge-lint: disable-next-line(ID)` and its reason in the source.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const forge = path.resolve('node_modules/@foundry-rs/forge-linux-amd64/bin/forge');
if (!fs.existsSync(forge)) {
  console.log('SKIPPED: the linter needs forge, which npm has for Linux on x86-64 only.');
  process.exit(process.env.CI === 'true' ? 1 : 0);
}
const severities = ['high', 'med', 'low'].flatMap(severity => ['--severity', severity]);
const run = spawnSync(forge, ['lint', 'src/main/solidity', ...severities], {
  encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, NO_COLOR: '1' },
});
const said = `${run.stdout}${run.stderr}`;
const findings = said.split('\n').filter(line => /^(warning|note|error)\b/i.test(line));
if (run.status !== 0 || findings.length > 0) {
  console.error(said);
  console.error(`lint: ${findings.length} findings`);
  process.exit(1);
}
console.log('lint: clean');
