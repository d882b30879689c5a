// Reads Terraform as data, where there is no Terraform:
//
//   node read.mjs NODE_MODULES FOLDER…      JSON: [{ folder, files: [{ name, text, error, blocks }], references: [{ file, path }] }]
//
// for each of the folders and every folder in them that holds .tf or .tfvars files. Expressions stay text, "${…}"; what they refer to stands
// beside them, as "var.environment" or "module.naming.names.vault", without which one of several.
import { createRequire } from 'node:module';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const [modules, ...folders] = process.argv.slice(2);
const { parse, getReferencesInExpression } = createRequire(join(resolve(modules), 'x'))('@cdktf/hcl2json');

const isTerraform = name => /\.(tf|tfvars|hcl)$/.test(name);

function* foldersIn(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  if (entries.some(e => e.isFile() && isTerraform(e.name))) yield folder;
  for (const e of entries) if (e.isDirectory() && !e.name.startsWith('.')) yield* foldersIn(join(folder, e.name));
}

function* expressions(value) {
  if (typeof value === 'string') {
    if (value.includes('${')) yield value;
  } else if (value && typeof value === 'object') {
    for (const part of Object.values(value)) yield* expressions(part);
  }
}

const path = reference => reference.value.replace(/\."[^"]*"|\.\d+(?=\.|$)|\.\*|\[[^\]]*\]/g, '');

async function read(folder) {
  const files = [], references = [];
  for (const name of readdirSync(folder).filter(isTerraform).sort()) {
    const text = readFileSync(join(folder, name), 'utf8');
    try {
      const blocks = await parse(name, text);
      files.push({ name, text, error: null, blocks });
      for (const expression of expressions(blocks))
        for (const reference of await getReferencesInExpression(name, expression)) references.push({ file: name, path: path(reference) });
    } catch (error) {
      files.push({ name, text, error: String(error.message ?? error), blocks: {} });
    }
  }
  return { folder, files, references };
}

const result = [];
for (const top of folders.filter(existsSync)) for (const folder of foldersIn(top)) result.push(await read(folder));
process.stdout.write(JSON.stringify(result));
