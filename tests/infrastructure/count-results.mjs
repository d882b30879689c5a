// Counts what ran, from the trx files: node count-results.mjs FOLDER NAME.trx…
// Prints the failed tests, a line per file, and last of all "N passed, N failed, N skipped". Exits with 1 when a test
// failed, a file is missing or cannot be trusted, or one of the files holds no executed test.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, ...files] = process.argv.slice(2);
const total = { passed: 0, failed: 0, skipped: 0 };
let wrong = files.length === 0;

for (const file of files) {
  const path = join(folder, file);
  if (!existsSync(path)) {
    console.log(`${file}: missing; this part did not run to its end`);
    wrong = true;
    continue;
  }
  const results = read(readFileSync(path, 'utf8'));
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const result of results.tests) {
    count[result.outcome]++;
    total[result.outcome]++;
    if (result.outcome === 'failed') {
      const lines = result.message.split('\n').map(line => line.trimEnd()).filter(line => line !== '').slice(0, 6);
      console.log([`FAILED ${result.name} (${file})`, ...lines].join('\n    '));
    }
  }
  console.log(`${file}: ${words(count)}`);
  if (count.failed > 0) wrong = true;
  if (count.passed + count.failed === 0) {
    console.log(`${file}: not one test was executed`);
    wrong = true;
  }
  if (!results.whole) {
    console.log(`${file}: cut short, or its totals differ from its tests`);
    wrong = true;
  }
}

console.log(words(total));
process.exit(wrong ? 1 : 0);

function words({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

// A trx file is written by one logger, so a few patterns read it; attribute values may hold ">", hence the quotes.
function read(xml) {
  const text = xml.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, inside) => inside.replace(/&/g, '&amp;').replace(/</g, '&lt;'));
  const tests = [];
  for (const [, attributes, , body = ''] of
       text.matchAll(/<UnitTestResult\b((?:\s+[\w:.-]+="[^"]*")*)\s*(\/>|>([\s\S]*?)<\/UnitTestResult>)/g)) {
    const outcome = attribute(attributes, 'outcome');
    tests.push({
      name: attribute(attributes, 'testName'),
      // Whatever is neither of these two is a failure: Failed, Error, Timeout, Aborted, and what may be invented yet.
      outcome: outcome === 'Passed' ? 'passed' : outcome === 'NotExecuted' ? 'skipped' : 'failed',
      message: plain(/<Message>([\s\S]*?)<\/Message>/.exec(body)?.[1] ?? outcome),
    });
  }
  const counters = /<Counters\b((?:\s+[\w:.-]+="[^"]*")*)/.exec(text)?.[1] ?? '';
  return { tests, whole: /<\/TestRun>\s*$/.test(text) && attribute(counters, 'total') === String(tests.length) };
}

function attribute(attributes, name) {
  return plain(new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1] ?? '');
}

function plain(text) {
  return text.replace(/&#x([0-9a-f]+);/gi, (_, hex) => String.fromCodePoint(parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, number) => String.fromCodePoint(Number(number)))
    .replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&apos;/g, "'").replace(/&amp;/g, '&');
}
