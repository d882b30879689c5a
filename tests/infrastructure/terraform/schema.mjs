// Writes which arguments and attributes the providers have, of the types that terraform/ uses: tools/terraform-schema calls it.
//
//   node schema.mjs NODE_MODULES PACKAGES      JSON; PACKAGES has the typings of each provider, which were made from its own schema
//
// An argument is true when it has to be given and false when it may be; a block is an object, and "" says whether it has to be there.
import { existsSync, readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [modules, packages] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));
const parts = JSON.parse(execFileSync('node', [join(here, 'read.mjs'), modules, join(here, '../../../terraform')], { maxBuffer: 1 << 28 }));

const used = { resource: new Set(), data: new Set() };
for (const part of parts) for (const file of part.files)
  for (const kind of ['resource', 'data']) for (const type of Object.keys(file.blocks[kind] ?? {})) used[kind].add(type);

const snake = name => name.replace(/[A-Z]/g, letter => '_' + letter.toLowerCase());

function interfaces(typings) {
  const found = {};
  for (const [, name, body] of typings.matchAll(/^export interface (\w+)[^{]*\{\n([\s\S]*?)^\}/gm)) {
    found[name] = [...body.matchAll(/#(\w+) \w+#\w+\}[\s\S]*?\*\/\s*readonly \w+(\??): ([^;]+);/g)]
      .map(([, argument, optional, type]) => ({ argument, required: optional === '', type }));
  }
  return found;
}

function block(all, name, required) {
  const result = required === undefined ? {} : { '': required };
  for (const { argument, required: needed, type } of all[name] ?? []) {
    if (argument === 'timeouts') continue;
    const nested = type.match(/\w+/g).find(word => word in all);
    result[argument] = nested ? block(all, nested, needed) : needed;
  }
  return result;
}

const result = { providers: {}, resource: {}, data: {} };
for (const kind of ['resource', 'data']) for (const type of [...used[kind]].sort()) {
  const provider = type.split('_')[0];
  const folder = join(packages, provider);
  const file = join(folder, 'lib', (kind === 'data' ? 'data-' + type : type.slice(provider.length + 1)).replaceAll('_', '-'), 'index.d.ts');
  if (!existsSync(file)) {
    result[kind][type] = null; // the provider has no such type
    continue;
  }
  const typings = readFileSync(file, 'utf8');
  result.providers[provider] ??= typings.match(/providers\/[\w-]+\/[\w-]+\/([\d.]+)\/docs/)?.[1];
  const all = interfaces(typings);
  const main = typings.slice(typings.lastIndexOf('export declare class '));
  const config = Object.keys(all).find(name => new RegExp(`interface ${name} extends cdkt[fn].TerraformMetaArguments`).test(typings));
  result[kind][type] = {
    arguments: block(all, config),
    attributes: [...new Set([...main.matchAll(/^\s+get (\w+)\(\)/gm)].map(([, name]) => snake(name)))].filter(a => !a.endsWith('_input')).sort(),
  };
}

const lines = kind => Object.entries(result[kind]).map(([type, value]) => `    ${JSON.stringify(type)}: ${JSON.stringify(value)}`).join(',\n');
console.log(`{\n  "providers": ${JSON.stringify(result.providers)},\n  "resource": {\n${lines('resource')}\n  },\n  "data": {\n${lines('data')}\n  }\n}`);
